/** The sample gallery, published and served for the benchmark; slides may be shortened, rotations replaced. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publish } from '../../src/build/publish.ts';
import { buildApp } from '../../src/server/app.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
export const KIOSK_DIR = path.join(ROOT, 'dist/kiosk');
const STAFF_DIR = path.join(ROOT, 'dist/staff');
/** Encoded photos are kept between runs; only the build's own benchmark starts from nothing. */
const DATA_DIR = path.join(ROOT, 'node_modules/.cache/bench');

export interface BenchGallery {
  readonly url: string;
  readonly contentDir: string;
  readonly publish: () => Promise<void>;
  readonly listen: () => Promise<void>;
  readonly stopListening: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const temporaryFolder = (name: string): string => mkdtempSync(path.join(tmpdir(), `galeri-bench-${name}-`));

/** A copy of the sample content with slides of `slideSeconds`. */
export function copyContent(slideSeconds: number): string {
  const contentDir = temporaryFolder('content');
  cpSync(path.join(ROOT, 'content'), contentDir, { recursive: true });
  const file = path.join(contentDir, 'gallery.json');
  const gallery = JSON.parse(readFileSync(file, 'utf8')) as { screen: { slideSeconds: number; pollSeconds: number } };
  gallery.screen.slideSeconds = slideSeconds;
  gallery.screen.pollSeconds = 5;
  writeFileSync(file, JSON.stringify(gallery));
  return contentDir;
}

/** The rotation that is on today gets these products. */
export function replaceRotation(contentDir: string, today: string, products: readonly string[]): void {
  const folder = path.join(contentDir, 'rotations');
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const rotation = JSON.parse(readFileSync(file, 'utf8')) as { starts: string; ends: string; products: string[] };
    if (rotation.starts > today || rotation.ends < today) continue;
    writeFileSync(file, JSON.stringify({ ...rotation, products }));
  }
}

export async function serveGallery(slideSeconds: number): Promise<BenchGallery> {
  const contentDir = copyContent(slideSeconds);
  const feedDir = temporaryFolder('feed');
  mkdirSync(DATA_DIR, { recursive: true });
  const publishNow = async () => {
    const result = await publish({ contentDir, dataDir: DATA_DIR, outDir: feedDir });
    if (result.outcome === 'refused') throw new Error(JSON.stringify(result.problems.slice(0, 3)));
  };
  await publishNow();
  let app = await buildApp({ kioskDir: KIOSK_DIR, staffDir: STAFF_DIR, feedDir });
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/`;
  const port = Number(new URL(url).port);
  return {
    url,
    contentDir,
    publish: publishNow,
    async listen() {
      app = await buildApp({ kioskDir: KIOSK_DIR, staffDir: STAFF_DIR, feedDir });
      await app.listen({ host: '127.0.0.1', port });
    },
    stopListening: () => app.close(),
    async close() {
      await app.close();
      rmSync(contentDir, { recursive: true, force: true });
      rmSync(feedDir, { recursive: true, force: true });
    },
  };
}
