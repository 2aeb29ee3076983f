import { chmod, mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { prepareProfile } from '../../src/server/chromium/profile.ts';
import { openKiosk } from '../../src/server/kiosk-browser.ts';
import { temporaryFolder, writeFiles } from './temp-site.ts';

/** Nobody listens there. */
const DEAD_URL = 'http://127.0.0.1:9/';

/** A program that stands in for Chromium: it writes down its arguments and does what `script` says. */
async function fakeChromium(script: string) {
  const folder = await temporaryFolder();
  await writeFiles(folder, { chromium: `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/seen"\n${script}\n` });
  await chmod(path.join(folder, 'chromium'), 0o755);
  const profileDir = path.join(folder, 'profile');
  return {
    env: { CHROMIUM_PATH: path.join(folder, 'chromium') },
    profileDir,
    seen: async () => (await readFile(path.join(folder, 'seen'), 'utf8')).trim().split('\n'),
    /** As after a first visit of the page. */
    use: async () => {
      await prepareProfile(profileDir, new URL(DEAD_URL).origin);
      await mkdir(path.join(profileDir, 'Default/Service Worker'));
    },
  };
}

const args = (url: string, profileDir: string) => ['--url', url, '--profile', profileDir, '--no-sandbox'];

async function liveUrl(): Promise<string> {
  const server = createServer((_request, response) => response.end('kiosk'));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}/`;
}

function complaints(): string[] {
  const said: string[] = [];
  vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
  return said;
}

describe('the kiosk browser', () => {
  it('opens the page in a profile made ready, and ends with the exit code of Chromium', async () => {
    const { env, profileDir, seen } = await fakeChromium('exit 7');
    const url = await liveUrl();
    expect(await openKiosk(args(url, profileDir), env)).toBe(7);
    expect((await seen()).at(-1)).toBe(url);
    expect(await readFile(path.join(profileDir, 'Default/Preferences'), 'utf8')).toContain('durable_storage');
  });

  it('starts a used profile without asking the server: the page has all it needs', async () => {
    const { env, profileDir, use } = await fakeChromium('exit 0');
    await use();
    expect(await openKiosk(args(DEAD_URL, profileDir), env)).toBe(0);
  });

  it('passes a stop on to Chromium and ends cleanly', async () => {
    const { env, profileDir, use, seen } = await fakeChromium('trap "exit 15" TERM; while :; do sleep 0.05; done');
    await use();
    const exitCode = openKiosk(args(DEAD_URL, profileDir), env);
    await vi.waitFor(seen, { timeout: 5000 });
    process.emit('SIGTERM');
    expect(await exitCode).toBe(0);
  });

  it('tells a killed Chromium from one that ended, so that it is started again', async () => {
    const { env, profileDir, use } = await fakeChromium('kill -9 $$');
    await use();
    expect(await openKiosk(args(DEAD_URL, profileDir), env)).toBe(137);
  });

  it('says so when there is no Chromium', async () => {
    const said = complaints();
    expect(await openKiosk(args(DEAD_URL, await temporaryFolder()), { PATH: '' })).toBe(1);
    expect(said).toEqual([expect.stringMatching(/^Chromium tidak ditemukan;/)]);
    vi.mocked(console.error).mockClear();
  });

  it('says so when CHROMIUM_PATH leads nowhere', async () => {
    const said = complaints();
    const { profileDir, use } = await fakeChromium('exit 0');
    await use();
    expect(await openKiosk(args(DEAD_URL, profileDir), { CHROMIUM_PATH: '/nowhere/chromium' })).toBe(1);
    expect(said).toEqual([expect.stringMatching(/^Chromium tidak dapat dijalankan \(\/nowhere\/chromium\)/)]);
    vi.mocked(console.error).mockClear();
  });
});
