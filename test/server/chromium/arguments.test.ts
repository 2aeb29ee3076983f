import { homedir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKioskArguments } from '../../../src/server/chromium/arguments.ts';

describe('npm run kiosk', () => {
  it('opens the server of this machine in a profile of its own', () => {
    expect(readKioskArguments([], {})).toEqual({
      url: new URL('http://localhost:8080/'),
      profileDir: path.join(homedir(), '.local/state/galeri-kiosk'),
      size: undefined,
      sandbox: true,
    });
  });

  it('follows PORT and the place the system keeps state in', () => {
    expect(readKioskArguments([], { PORT: '9000', XDG_STATE_HOME: '/state' })).toMatchObject({
      url: new URL('http://localhost:9000/'),
      profileDir: '/state/galeri-kiosk',
    });
  });

  it('takes what it is given', () => {
    const args = ['--url', 'https://galeri.example/lobi/', '--profile', '/p', '--size', '1920x1080', '--no-sandbox'];
    expect(readKioskArguments(args, {})).toEqual({
      url: new URL('https://galeri.example/lobi/'),
      profileDir: '/p',
      size: { width: 1920, height: 1080 },
      sandbox: false,
    });
  });

  it.each(['http://localhost:1/', 'http://127.0.0.1/', 'http://127.8.8.8/', 'http://[::1]:8080/', 'https://a.example'])(
    '%s can keep content for the time without network',
    (url) => {
      expect(readKioskArguments(['--url', url], {})).toMatchObject({ url: new URL(url) });
    },
  );

  it.each(['http://192.168.1.5:8080/', 'http://galeri.example/', 'file:///etc/passwd', 'galeri', 'javascript:1'])(
    '%s is refused: there the screen would die with its network',
    (url) => {
      expect(readKioskArguments(['--url', url], {})).toEqual({
        sentence: expect.stringContaining('tidak dapat dipakai'),
      });
    },
  );

  it.each(['1920', '1920x', 'x1080', '0x0', '1920X1080', '1920x1080x2'])('--size %s is refused', (size) => {
    expect(readKioskArguments(['--size', size], {})).toEqual({ sentence: expect.stringContaining('--size 1920x1080') });
  });

  it.each([[['--fullscreen']], [['layar']], [['--url']]])('%j is refused with the options there are', (args) => {
    expect(readKioskArguments(args, {})).toEqual({ sentence: expect.stringContaining('--url ALAMAT') });
  });

  it('names a wrong PORT instead of opening a wrong address', () => {
    expect(readKioskArguments([], { PORT: 'x' })).toEqual({ sentence: expect.stringMatching(/^PORT /) });
  });
});
