/** A file to keep instead of JSON: a spreadsheet, a backup. */
import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const ZIP_TYPE = 'application/zip';

export class Download {
  /** Plain letters, digits, dots and dashes: it stands in a header. */
  readonly fileName: string;
  readonly type: string;
  readonly content: Buffer | Readable;

  constructor(fileName: string, type: string, content: Buffer | Readable) {
    this.fileName = fileName;
    this.type = type;
    this.content = content;
  }
}

export const sendDownload = (reply: FastifyReply, { fileName, type, content }: Download): FastifyReply =>
  reply
    .headers({
      'content-disposition': `attachment; filename="${fileName}"`,
      // Opened by itself, whatever it is, it is no page.
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
    .type(type)
    .send(content);
