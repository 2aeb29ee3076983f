import { describe, expect, it } from 'vitest';
import { chromiumArguments } from '../../../src/server/chromium/flags.ts';

const start = { url: 'http://localhost:8080/', profileDir: '/p', sandbox: true };

describe('the arguments of Chromium', () => {
  it('make it a screen in its own profile, with the address last', () => {
    const args = chromiumArguments(start);
    expect(args).toEqual(
      expect.arrayContaining([
        '--kiosk',
        '--user-data-dir=/p',
        '--no-first-run',
        '--hide-crash-restore-bubble',
        '--disable-pinch',
        '--overscroll-history-navigation=0',
      ]),
    );
    expect(args.at(-1)).toBe('http://localhost:8080/');
  });

  it('keep content between starts: the profile is never a private one', () => {
    expect(chromiumArguments(start).join(' ')).not.toMatch(/incognito|temp-profile|guest/);
  });

  it('never weaken the browser unless asked', () => {
    expect(chromiumArguments(start).join(' ')).not.toMatch(/no-sandbox|disable-web-security|single-process/);
    expect(chromiumArguments({ ...start, sandbox: false })).toContain('--no-sandbox');
  });

  it('name each setting once, for Chromium heeds only the last', () => {
    const names = chromiumArguments({ ...start, size: { width: 1, height: 1 } }).map((arg) => arg.split('=')[0]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('say what Chromium would guess wrong, and open the pipe of whoever holds it', () => {
    expect(chromiumArguments(start).join(' ')).not.toMatch(/ozone|remote-debugging/);
    expect(chromiumArguments({ ...start, isWayland: true, isWatched: true })).toEqual(
      expect.arrayContaining(['--ozone-platform=wayland', '--remote-debugging-pipe']),
    );
  });

  it('never open a port by which others could steer the page', () => {
    expect(chromiumArguments({ ...start, isWatched: true }).join(' ')).not.toContain('remote-debugging-port');
  });

  it('give the window its size where no window manager does', () => {
    const args = chromiumArguments({ ...start, size: { width: 1920, height: 1080 } });
    expect(args).toEqual(expect.arrayContaining(['--window-size=1920,1080', '--window-position=0,0']));
  });
});
