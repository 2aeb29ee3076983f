/** Builds the stories as a staff page of their own, beside the real page of the preview, to be served with the real policy. */
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** @param target an empty folder; needs `dist/staff` */
export async function buildStories(target: string): Promise<void> {
  await cp(path.join(ROOT, 'dist/staff'), target, { recursive: true });
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: '/staf/',
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { outDir: target, emptyOutDir: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
}
