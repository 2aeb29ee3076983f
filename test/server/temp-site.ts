/** A small built kiosk, a staff page and a published feed in a temporary folder, and the app that serves them. All are gone after the test. */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { buildApp, type AppOptions } from '../../src/server/app.ts';

export const SHA = 'a'.repeat(64);

const KIOSK = {
  'index.html': '<!doctype html><title>kiosk</title>',
  'sw.js': 'self.skipWaiting',
  'manifest.webmanifest': '{"name":"Galeri"}',
  'assets/kiosk-3Fh2.js': 'export {}',
  'assets/plus-jakarta-9sK1.woff2': 'wOF2',
  'icons/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '.hidden': 'secret',
};

const STAFF = {
  'index.html': '<!doctype html><title>staf</title>',
  'preview.html': '<!doctype html><title>pratinjau</title>',
  'assets/staff-8cQz.js': 'export {}',
  '.stamp': 'secret',
};

export const ROTATION_TEXT = `{"format":1,"cards":[${'"kartu",'.repeat(50)}"kartu"]}`;

/** Temporary folder, removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'galeri-server-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files, making their folders. */
export async function writeFiles(folder: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, body] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, body);
  }
}

/** Replaces feed.json the way a publication does: beside it, then by rename. */
export async function publishFeedJson(feedDir: string, body: string): Promise<void> {
  await writeFiles(feedDir, { 'feed.json.new': body });
  await rename(path.join(feedDir, 'feed.json.new'), path.join(feedDir, 'feed.json'));
}

export interface Site {
  readonly app: FastifyInstance;
  readonly kioskDir: string;
  readonly staffDir: string;
  readonly feedDir: string;
}

/** @param options.published whether there is a feed already; whatever else is the app's own */
export async function site({
  published = true,
  ...more
}: { published?: boolean } & Partial<AppOptions> = {}): Promise<Site> {
  const folder = await temporaryFolder();
  const kioskDir = path.join(folder, 'kiosk');
  const staffDir = path.join(folder, 'staff');
  const feedDir = path.join(folder, 'feed');
  await writeFiles(kioskDir, KIOSK);
  await writeFiles(staffDir, STAFF);
  if (published) {
    await writeFiles(feedDir, {
      [`rotations/${SHA}.json`]: ROTATION_TEXT,
      [`rotations/${SHA}.json.br`]: brotliCompressSync(ROTATION_TEXT),
      [`rotations/${SHA}.json.gz`]: gzipSync(ROTATION_TEXT),
      [`photos/${SHA}.webp`]: 'RIFF',
      [`photos/${SHA}.avif`]: 'ftyp',
      [`photos/${SHA}.jpg`]: 'jpeg',
      'notes.txt': 'not part of a feed',
    });
    await publishFeedJson(feedDir, '{"format":1,"revision":7}');
  }
  const app = await buildApp({ kioskDir, staffDir, feedDir, ...more });
  onTestFinished(() => app.close());
  return { app, kioskDir, staffDir, feedDir };
}
