import { lstat, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canStartOffline, kioskPreferences, prepareProfile } from '../../../src/server/chromium/profile.ts';
import { temporaryFolder, writeFiles } from '../temp-site.ts';

const ORIGIN = 'http://localhost:8080';
const granted = { setting: 1 };

describe('the preferences of a kiosk', () => {
  it('grant lasting storage to the gallery, know of no crash and offer no translation', () => {
    expect(kioskPreferences(undefined, ORIGIN)).toEqual({
      profile: {
        content_settings: { exceptions: { durable_storage: { 'http://localhost:8080,*': granted } } },
        exit_type: 'Normal',
        exited_cleanly: true,
      },
      translate: { enabled: false },
    });
  });

  it('keep everything else that Chromium has remembered', () => {
    const existing = {
      browser: { theme: 1 },
      profile: {
        name: 'Person 1',
        exit_type: 'Crashed',
        content_settings: { pref_version: 1, exceptions: { durable_storage: { 'https://a.example:443,*': granted } } },
      },
    };
    expect(kioskPreferences(existing, ORIGIN)).toEqual({
      browser: { theme: 1 },
      translate: { enabled: false },
      profile: {
        name: 'Person 1',
        exit_type: 'Normal',
        exited_cleanly: true,
        content_settings: {
          pref_version: 1,
          exceptions: {
            durable_storage: { 'https://a.example:443,*': granted, 'http://localhost:8080,*': granted },
          },
        },
      },
    });
  });

  it.each([
    ['https://galeri.example', 'https://galeri.example:443,*'],
    ['http://localhost', 'http://localhost:80,*'],
  ])('name the usual port too, as Chromium does: %s', (origin, pattern) => {
    expect(JSON.stringify(kioskPreferences(undefined, origin))).toContain(JSON.stringify(pattern));
  });

  it.each([null, 7, 'text', [1], { profile: 'torn' }])('are made anew over nonsense: %j', (existing) => {
    expect(kioskPreferences(existing, ORIGIN)).toHaveProperty('profile.exit_type', 'Normal');
  });
});

describe('a profile made ready', () => {
  it('has its preferences, whole and alone, even where a power cut tore the old ones', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'Default/Preferences': '{"profile":{"exit_ty' });
    await prepareProfile(folder, ORIGIN);
    expect(await read(folder)).toEqual(kioskPreferences(undefined, ORIGIN));
    expect(await readdir(path.join(folder, 'Default'))).toEqual(['Preferences']);
  });

  it('is made where there was none, and changes nothing the second time', async () => {
    const folder = path.join(await temporaryFolder(), 'new/profile');
    await prepareProfile(folder, ORIGIN);
    const first = await read(folder);
    await prepareProfile(folder, ORIGIN);
    expect(await read(folder)).toEqual(first);
  });

  it('starts offline only once the page has been there, and no other page', async () => {
    const folder = await temporaryFolder();
    expect(await canStartOffline(folder, ORIGIN)).toBe(false);
    await prepareProfile(folder, ORIGIN);
    expect(await canStartOffline(folder, ORIGIN)).toBe(false);
    await mkdir(path.join(folder, 'Default/Service Worker'));
    expect(await canStartOffline(folder, ORIGIN)).toBe(true);
    expect(await canStartOffline(folder, 'http://localhost')).toBe(false);
    expect(await canStartOffline(folder, 'https://galeri.example')).toBe(false);
  });

  it('is not locked out by the name this machine had before', async () => {
    const folder = await temporaryFolder();
    await symlink('old-name-4711', path.join(folder, 'SingletonLock'));
    await prepareProfile(folder, ORIGIN);
    expect(await readdir(folder)).toEqual(['Default']);
  });

  it('leaves the lock of a Chromium that may be running here', async () => {
    const folder = await temporaryFolder();
    await symlink(`${hostname()}-4711`, path.join(folder, 'SingletonLock'));
    await prepareProfile(folder, ORIGIN);
    expect((await lstat(path.join(folder, 'SingletonLock'))).isSymbolicLink()).toBe(true);
  });
});

async function read(folder: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(folder, 'Default/Preferences'), 'utf8'));
}
