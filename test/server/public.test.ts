import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

const read = (name: string): Promise<string> => readFile(`public/${name}`, 'utf8');

interface Manifest {
  start_url: string;
  scope: string;
  icons: { src: string; type: string; sizes: string; purpose?: string }[];
}

describe('the manifest', () => {
  it('names icons that are there, in the sizes it says', async () => {
    const { icons } = JSON.parse(await read('manifest.webmanifest')) as Manifest;
    expect(icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? 'any'}`)).toEqual([
      'any any',
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ]);
    for (const { src, type, sizes } of icons) {
      const { width, height, format } = await sharp(`public/${src}`).metadata();
      expect(type).toContain(format);
      if (sizes !== 'any') expect(`${width}x${height}`).toBe(sizes);
    }
  });

  it('stays inside its folder, so that a sub-path of any host will do', async () => {
    const { start_url, scope, icons } = JSON.parse(await read('manifest.webmanifest')) as Manifest;
    for (const url of [start_url, scope, ...icons.map(({ src }) => src)]) expect(url).not.toMatch(/^\/|:|\.\./);
  });
});

describe('[U2] the built-in page', () => {
  it('needs nothing that could fail: no script, no inline style, one file beside it', async () => {
    const page = await read('darurat.html');
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
    expect([...page.matchAll(/(?:href|src)="([^"#][^"]*)"/g)].map(([, url]) => url)).toEqual(['darurat.css']);
    expect(await read('darurat.css')).not.toMatch(/url\(|@import/);
  });

  it('gives the app another try by itself, wherever it is hosted', async () => {
    expect(await read('darurat.html')).toContain('<meta http-equiv="refresh" content="600; url=./" />');
  });
});
