import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { addressOf, readConfig } from '../../src/server/config.ts';

const STAFF = {
  dbUrl: undefined,
  dbToken: undefined,
  trustProxy: [],
  allowHttp: false,
  sessionKey: undefined,
  screenWebhookUrl: undefined,
  screenSilentMinutes: 5,
};

describe('the environment of npm start', () => {
  it('needs nothing: every value has its default', () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      contentDir: path.resolve('content'),
      dataDir: path.resolve('var'),
      logLevel: 'warn',
      isMetricsForEverybody: false,
      staff: STAFF,
    });
  });

  it('takes what is given', () => {
    const given = {
      PORT: '0',
      HOST: '::',
      CONTENT_DIR: '/srv/isi',
      DATA_DIR: 'data',
      LOG_LEVEL: 'info',
      METRICS: '1',
      HOME: '/root',
    };
    expect(readConfig(given)).toEqual({
      port: 0,
      host: '::',
      contentDir: '/srv/isi',
      dataDir: path.resolve('data'),
      logLevel: 'info',
      isMetricsForEverybody: true,
      staff: STAFF,
    });
  });

  it('reads an empty variable as one that is not set', () => {
    expect(readConfig({ PORT: '', HOST: '', CONTENT_DIR: '', DATA_DIR: '', LOG_LEVEL: '' })).toEqual(readConfig({}));
  });

  it.each(['abc', '-1', '65536', '80.5', '0x50', '1e3', ' 80', '8080/'])('PORT=%j is named in one sentence', (PORT) => {
    expect(readConfig({ PORT })).toEqual({
      sentence: 'PORT harus berupa bilangan bulat dari 0 sampai 65535, misalnya 8080.',
    });
  });

  it.each(['http://localhost', 'localhost:8080', 'dua kata', '127.0.0.1/'])(
    'HOST=%j is named in one sentence',
    (HOST) => {
      expect(readConfig({ HOST })).toEqual({ sentence: expect.stringMatching(/^HOST harus [^.]+127\.0\.0\.1\.$/) });
    },
  );

  it.each(['localhost', '0.0.0.0', '192.168.1.20', 'galeri.local', '::', '::1', 'fe80::1%eth0'])(
    'HOST=%s is a host',
    (HOST) => {
      expect(readConfig({ HOST })).toMatchObject({ host: HOST });
    },
  );

  it('tells everything that is wrong at once', () => {
    const { sentence } = readConfig({ PORT: 'x', DATA_DIR: 'a\0b', LOG_LEVEL: 'loud' }) as { sentence: string };
    expect(sentence).toMatch(/^PORT .+ DATA_DIR .+ LOG_LEVEL .+\.$/);
  });
});

const staffOf = (env: Record<string, string>) => {
  const config = readConfig(env);
  if ('sentence' in config) throw new Error(config.sentence);
  return config.staff;
};

describe('the environment of the staff page', () => {
  it('takes what is given', () => {
    const staff = staffOf({
      GALERI_DB_URL: 'libsql://galeri.example',
      GALERI_DB_TOKEN: 'abc',
      TRUST_PROXY: '127.0.0.1, ::1,10.0.0.0/8',
      STAFF_ALLOW_HTTP: '1',
      SESSION_KEY: 'ab'.repeat(32),
    });
    expect(staff).toEqual({
      ...STAFF,
      dbUrl: 'libsql://galeri.example',
      dbToken: 'abc',
      trustProxy: ['127.0.0.1', '::1', '10.0.0.0/8'],
      allowHttp: true,
      sessionKey: 'ab'.repeat(32),
    });
  });

  it('reads a file of the database from where the command was given', () => {
    const absolute = pathToFileURL(path.resolve('var/galeri.db')).href;
    expect(staffOf({ GALERI_DB_URL: 'file:var/galeri.db' }).dbUrl).toBe(absolute);
    expect(staffOf({ GALERI_DB_URL: absolute }).dbUrl).toBe(absolute);
  });

  it.each([
    'galeri.db',
    '/var/galeri.db',
    'file:',
    'file://server/galeri.db',
    'mysql://x',
    'libsql://',
    'https:galeri',
  ])('GALERI_DB_URL=%j is named in one sentence', (GALERI_DB_URL) => {
    expect(readConfig({ GALERI_DB_URL })).toEqual({ sentence: expect.stringMatching(/^GALERI_DB_URL harus [^,]+, /) });
  });

  it.each(['true', '1', '*', 'localhost', '0.0.0.0/0', '10.0.0.0/33', '10.0.0.0/', '127.0.0.1,', '10.0.0.0/8/8'])(
    '[E18] TRUST_PROXY=%j is named in one sentence: only addresses are believed, and never all of them',
    (TRUST_PROXY) => {
      expect(readConfig({ TRUST_PROXY })).toEqual({ sentence: expect.stringMatching(/^TRUST_PROXY harus /) });
    },
  );

  it.each([
    ['STAFF_ALLOW_HTTP', 'ya'],
    ['STAFF_ALLOW_HTTP', 'true'],
    ['METRICS', 'ya'],
    ['SESSION_KEY', 'rahasia'],
    ['SESSION_KEY', 'z'.repeat(64)],
  ])('%s=%j is named in one sentence', (name, value) => {
    expect(readConfig({ [name]: value })).toEqual({ sentence: expect.stringMatching(`^${name} harus `) });
  });
});

describe('the address people type', () => {
  it.each([
    ['127.0.0.1', 'http://localhost:8080/'],
    ['0.0.0.0', 'http://localhost:8080/'],
    ['::', 'http://localhost:8080/'],
    ['192.168.1.20', 'http://192.168.1.20:8080/'],
    ['fe80::1', 'http://[fe80::1]:8080/'],
    ['galeri.local', 'http://galeri.local:8080/'],
  ])('of a server on %s is %s', (host, address) => {
    expect(addressOf(host, 8080)).toBe(address);
  });
});

describe('who hears of screens', () => {
  it('takes an address and a patience', () => {
    const env = { SCREEN_WEBHOOK_URL: 'https://pesan.example/kabar', SCREEN_SILENT_MINUTES: '10' };
    expect(staffOf(env)).toMatchObject({
      screenWebhookUrl: 'https://pesan.example/kabar',
      screenSilentMinutes: 10,
    });
  });

  it.each([
    [{ SCREEN_WEBHOOK_URL: 'ftp://pesan.example' }, /^SCREEN_WEBHOOK_URL harus [^;]+$/],
    [{ SCREEN_SILENT_MINUTES: '1' }, /^SCREEN_SILENT_MINUTES harus [^;]+$/],
    [{ SCREEN_SILENT_MINUTES: '5000' }, /^SCREEN_SILENT_MINUTES harus [^;]+$/],
  ])('%j is named in one sentence', (env, sentence) => {
    expect(readConfig(env)).toEqual({ sentence: expect.stringMatching(sentence) });
  });
});
