import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import zlib from 'node:zlib';
import { build } from 'vite';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { appVersion } from '../../src/build/app-version.ts';
import { ownStyles } from '../../src/build/own-styles-plugin.ts';
import { plainImports } from '../../src/build/plain-imports-plugin.ts';
import { contentSecurity, precompress, serviceWorker } from '../../src/build/vite-plugins.ts';
import { contentSecurityPolicy } from '../../src/contract/csp.ts';

const FILES: Record<string, string> = {
  'index.html':
    '<!doctype html><html><head><meta charset="utf-8" /><script type="module" src="./src/main.ts"></script></head><body></body></html>',
  'src/main.ts': `import './font.css'; document.body.dataset['version'] = __APP_VERSION__; void import('./late.ts');`,
  'src/late.ts': `import './late.css'; console.log('${'late '.repeat(400)}');`,
  'src/late.css': 'p { margin: 1px }',
  'src/font.css': `@font-face { font-family: x; src: url('./sans-latin-wght-normal.woff2'), url('./sans-cyrillic-wght-normal.woff2'); }`,
  'src/sans-latin-wght-normal.woff2': 'latin',
  'src/sans-cyrillic-wght-normal.woff2': 'cyrillic',
  'src/sw.ts': `const list = self.__WB_MANIFEST; self.addEventListener('install', () => console.log(list, __APP_VERSION__));`,
  'src/server/main.ts': 'export {};',
  'src/editor/main.tsx': 'export {};',
  'public/manifest.webmanifest': '{}',
  'public/robots.txt': 'User-agent: *',
  'public/darurat.html': '<p>segera kembali</p>',
  'public/darurat.css': 'p { margin: 0 }',
  'public/icons/icon.svg': '<svg/>',
  'package-lock.json': '{}',
  'vite.config.ts': '',
};

async function write(root: string, file: string, text: string) {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

async function buildKiosk(root: string): Promise<string> {
  const outDir = path.join(root, 'dist/kiosk');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins: [plainImports(), ownStyles(), contentSecurity(), serviceWorker(), precompress()],
    build: { outDir, assetsInlineLimit: 0, target: 'chrome120' },
  });
  return outDir;
}

interface Shell {
  list: { url: string; revision: string | null }[];
  version: string;
}

/** Runs sw.js as a browser would, as one classic script, and asks it what it keeps. */
async function shellOf(builtDir: string): Promise<Shell> {
  const script = await readFile(path.join(builtDir, 'sw.js'), 'utf8');
  let told: unknown[] = [];
  const self = { addEventListener: (_: string, install: () => void) => install() };
  vm.runInNewContext(script, { self, console: { log: (...words: unknown[]) => (told = words) } });
  const [list, version] = told as [Shell['list'], string];
  return { list, version };
}

describe('the build of the kiosk', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'galeri-vite-'));
  let builtDir: string;

  beforeAll(async () => {
    for (const [file, text] of Object.entries(FILES)) await write(root, file, text);
    builtDir = await buildKiosk(root);
    return () => rmSync(root, { recursive: true, force: true });
  }, 60_000);

  it('[U4] the worker keeps the shell and nothing else, under addresses relative to itself', async () => {
    const { list } = await shellOf(builtDir);
    const names = list.map(({ url }) => url.replace(/-[\w-]{8}\./, '.'));
    expect(names.toSorted()).toEqual([
      'assets/index.css',
      'assets/index.js',
      'assets/late.css',
      'assets/late.js',
      'assets/sans-latin-wght-normal.woff2',
      'darurat.css',
      'darurat.html',
      'icons/icon.svg',
      'index.html',
      'manifest.webmanifest',
    ]);
  });

  it('[U3] what carries no digest in its name carries one in the list', async () => {
    const { list } = await shellOf(builtDir);
    for (const { url, revision } of list) {
      const digest = createHash('sha256')
        .update(await readFile(path.join(builtDir, url)))
        .digest('hex');
      if (url.startsWith('assets/')) expect(revision).toBeNull();
      else expect(digest.startsWith(revision ?? '-')).toBe(true);
    }
  });

  it('the policy stands in the page, first in its head, before anything it governs', async () => {
    const html = await readFile(path.join(builtDir, 'index.html'), 'utf8');
    const [, first = ''] = /<head>\s*(<[^>]+>)/.exec(html) ?? [];
    expect(first).toContain('http-equiv="Content-Security-Policy"');
    expect(first.replaceAll('&#39;', "'")).toContain(contentSecurityPolicy('meta'));
    expect(html.indexOf('charset')).toBeLessThan(1024);
  });

  it('texts have smaller copies of the same content, the worker too', async () => {
    const files = await readdir(builtDir, { recursive: true });
    const compressed = files.filter((file) => file.endsWith('.br'));
    expect(compressed.some((file) => file.startsWith('assets/late'))).toBe(true);
    for (const file of compressed) {
      const original = await readFile(path.join(builtDir, file.slice(0, -3)));
      expect(zlib.brotliDecompressSync(await readFile(path.join(builtDir, file)))).toEqual(original);
      expect(zlib.gunzipSync(await readFile(path.join(builtDir, `${file.slice(0, -3)}.gz`)))).toEqual(original);
    }
    expect(files.filter((file) => /woff2\.(?:br|gz)$/.test(file))).toEqual([]);
  });

  it('what is loaded later brings its own styles, and its name follows theirs', async () => {
    const late = async () => {
      const files = await readdir(path.join(builtDir, 'assets'));
      const style = files.find((file) => /^late.*\.css$/.test(file)) ?? '';
      const script = files.find((file) => /^late.*\.js$/.test(file)) ?? '';
      return { style, script, code: await readFile(path.join(builtDir, 'assets', script), 'utf8') };
    };
    const before = await late();
    expect(before.code).toMatch(/^await new Promise/);
    expect(before.code).toContain(before.style);
    expect(await readFile(path.join(builtDir, 'index.html'), 'utf8')).not.toContain(before.style);
    onTestFinished(async () => {
      await write(root, 'src/late.css', FILES['src/late.css'] ?? '');
      await buildKiosk(root);
    });
    await write(root, 'src/late.css', 'p { margin: 2px }');
    await buildKiosk(root);
    expect((await late()).script).not.toBe(before.script);
  });

  it('[U1] page and worker speak of one version, made from what a screen is built from', async () => {
    const version = await appVersion(root);
    expect((await shellOf(builtDir)).version).toBe(version);
    const entry = (await readdir(path.join(builtDir, 'assets'))).find((file) => /^index.*\.js$/.test(file)) ?? '';
    expect(await readFile(path.join(builtDir, 'assets', entry), 'utf8')).toContain(version);
  });

  it('[U1][E20] a change to the server or the staff page costs no screen a reload, one to the screen does', async () => {
    const before = await appVersion(root);
    onTestFinished(() => write(root, 'src/late.ts', FILES['src/late.ts'] ?? ''));
    await write(root, 'src/server/main.ts', 'export const changed = true;');
    await write(root, 'src/editor/main.tsx', 'export const changed = true;');
    expect(await appVersion(root)).toBe(before);
    await write(root, 'src/late.ts', 'export {};');
    expect(await appVersion(root)).not.toBe(before);
  });

  it('a worker that does not compile fails the build', async () => {
    onTestFinished(() => write(root, 'src/sw.ts', FILES['src/sw.ts'] ?? ''));
    await write(root, 'src/sw.ts', 'const = ;');
    const error = vi.mocked(console.error).mockImplementation(() => {});
    await expect(buildKiosk(root)).rejects.toThrow('sw.ts');
    error.mockClear();
  });
});
