/** The built kiosk page: `/`, its service worker, manifest and icons, and the hashed files under `assets/`. */
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const IMMUTABLE = 'public, max-age=31536000, immutable';

export interface KioskRoutesOptions {
  /** The built kiosk, absolute. */
  readonly kioskDir: string;
}

/** A plugin for the prefix `/`. */
export async function kioskRoutes(app: FastifyInstance, { kioskDir }: KioskRoutesOptions): Promise<void> {
  const assets = path.join(kioskDir, 'assets') + path.sep;
  await app.register(fastifyStatic, {
    root: kioskDir,
    decorateReply: false,
    preCompressed: true,
    // Not even told that it exists.
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders(reply, file) {
      // Called for files that are there, never for a refusal. What has its hash in its name never changes; the page and
      // the service worker are asked for every time, or an update of the app would reach the screen a day late.
      reply.header('cache-control', file.startsWith(assets) ? IMMUTABLE : 'no-cache');
    },
  });
}
