/** A photo of the content folder, as small as the page wants it. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Picture } from './handler.ts';

/** Uploads are named by their digest, so such a name never means other bytes. */
const NAMED_BY_DIGEST = /^foto-[0-9a-f]{12}\.\w+$/;

const FOR_EVER = 'private, max-age=31536000, immutable';
/** Somebody may lay another photo under the same name into the folder by hand. */
const ASK_AGAIN = 'private, no-cache';

export function sendPicture(request: FastifyRequest, reply: FastifyReply, { type, bytes }: Picture): FastifyReply {
  const { file } = request.params as { file?: string };
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  reply.headers({
    'cache-control': NAMED_BY_DIGEST.test(file ?? '') ? FOR_EVER : ASK_AGAIN,
    etag,
    // Opened by itself, whatever it is, it is a picture and no page.
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type(type).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
