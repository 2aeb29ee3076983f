import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChromium } from '../../../src/server/chromium/find.ts';
import { temporaryFolder, writeFiles } from '../temp-site.ts';

describe('where Chromium is', () => {
  it('is what CHROMIUM_PATH says, even when nothing is there, so that a typo is noticed', () => {
    expect(findChromium({ CHROMIUM_PATH: '/opt/chromium', PATH: '/usr/bin' })).toBe('/opt/chromium');
  });

  it('is the first on PATH that can be started, Chromium before Chrome', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a/google-chrome': '', 'b/chromium': '', 'c/chromium': '' });
    await chmod(path.join(folder, 'a/google-chrome'), 0o755);
    await chmod(path.join(folder, 'c/chromium'), 0o755);
    const PATH = ['a', 'b', 'c'].map((name) => path.join(folder, name)).join(path.delimiter);
    expect(findChromium({ PATH })).toBe(path.join(folder, 'c/chromium'));
    expect(findChromium({ PATH: path.join(folder, 'a') })).toBe(path.join(folder, 'a/google-chrome'));
  });

  it('is unknown where there is none', async () => {
    expect(findChromium({ PATH: await temporaryFolder() })).toBeUndefined();
    expect(findChromium({})).toBeUndefined();
  });
});
