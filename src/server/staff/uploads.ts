/** The files of an upload, one after the other, each under its ceiling. One that is refused does not stop the next. */
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refused } from '../../api/refusal.ts';
import type { UploadedFile } from './handler.ts';
import { UPLOAD_FIELD_MAX_BYTES, UPLOAD_FIELDS_MAX, UPLOAD_MAX_BYTES, UPLOADS_MAX } from './limits.ts';

export async function addUploads(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    // Ours ends the one file's stream; the library's would end the whole request.
    throwFileSizeLimit: false,
    limits: {
      fileSize: UPLOAD_MAX_BYTES,
      files: UPLOADS_MAX,
      fields: UPLOAD_FIELDS_MAX,
      parts: UPLOADS_MAX + UPLOAD_FIELDS_MAX,
      fieldSize: UPLOAD_FIELD_MAX_BYTES,
      fieldNameSize: 100,
      headerPairs: 20,
    },
  });
}

const BROKEN = 'Kiriman terputus atau rusak; kirim berkasnya sekali lagi.';
const TOO_LARGE = (maxBytes: number) => `Berkas terlalu besar; paling besar ${maxBytes / 1024 / 1024} MB.`;

/** @param maxBytes of each */
export async function* filesOf(request: FastifyRequest, maxBytes = UPLOAD_MAX_BYTES): AsyncGenerator<UploadedFile> {
  try {
    for await (const part of request.files({ limits: { fileSize: maxBytes } })) {
      const stream = streamOf(part, maxBytes);
      yield { name: part.filename, stream };
      // Whatever the reader did not want is passed over: the next file stands behind it. First it lets go of the part.
      stream.destroy();
      await finished(stream).catch(() => {});
      part.file.resume();
      await finished(part.file, { writable: false });
    }
  } catch (error) {
    throw inWords(error);
  }
}

const streamOf = ({ file }: MultipartFile, maxBytes: number): Readable =>
  Readable.from(bytesOf(file, maxBytes), { objectMode: false });

async function* bytesOf(file: MultipartFile['file'], maxBytes: number): AsyncGenerator<Buffer> {
  try {
    // A reader that gives up must not destroy the part: with it the parser would stop, and the files behind be lost.
    for await (const chunk of file.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } catch (error) {
    throw inWords(error);
  }
  if (file.truncated) throw new Refused('too-large', TOO_LARGE(maxBytes));
}

/** What the parser itself throws has no status: a form that breaks off, or is none. */
const inWords = (error: unknown): unknown =>
  error instanceof Error && !('statusCode' in error) ? new Refused('invalid', BROKEN) : error;

/** Of a route that takes none. */
export async function* noFiles(): AsyncGenerator<UploadedFile> {}
