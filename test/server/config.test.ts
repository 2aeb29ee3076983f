import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addressOf, readConfig } from '../../src/server/config.ts';

describe('the environment of npm start', () => {
  it('needs nothing: every value has its default', () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      contentDir: path.resolve('content'),
      dataDir: path.resolve('var'),
      logLevel: 'warn',
    });
  });

  it('takes what is given', () => {
    const given = {
      PORT: '0',
      HOST: '::',
      CONTENT_DIR: '/srv/isi',
      DATA_DIR: 'data',
      LOG_LEVEL: 'info',
      HOME: '/root',
    };
    expect(readConfig(given)).toEqual({
      port: 0,
      host: '::',
      contentDir: '/srv/isi',
      dataDir: path.resolve('data'),
      logLevel: 'info',
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
