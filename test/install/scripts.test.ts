/** What the tools of the trade say of scripts and units. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FILES, PROJECT } from './box.ts';

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

function toolOr(program: string, skip: (note: string) => void): void {
  if (!has(program)) skip(`${program} is not installed on this machine`);
}

const UNITS = path.join(FILES, 'etc/systemd/system');
const units = readdirSync(UNITS);

describe('the scripts', () => {
  it('shellcheck finds nothing', ({ skip }) => {
    toolOr('shellcheck', skip);
    const scripts = readdirSync(FILES, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.parentPath.includes('/usr/local/'))
      .map((entry) => path.join(entry.parentPath, entry.name));
    expect(scripts.length).toBeGreaterThan(5);
    const { stdout, status } = spawnSync(
      'shellcheck',
      ['--external-sources', path.join(PROJECT, 'src/install/install.sh'), ...scripts],
      { encoding: 'utf8' },
    );
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});

describe('the units', () => {
  it('systemd accepts every line', ({ skip }) => {
    toolOr('systemd-analyze', skip);
    const folder = mkdtempSync(path.join(tmpdir(), 'galeri-units-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const name of units) {
      // The programs are looked for on the machine that verifies.
      const text = readFileSync(path.join(UNITS, name), 'utf8').replaceAll('/usr/local/lib', `${FILES}/usr/local/lib`);
      writeFileSync(path.join(folder, name), text);
    }
    const { stdout, stderr, status } = spawnSync('systemd-analyze', ['verify', ...units], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, SYSTEMD_UNIT_PATH: `${folder}:` },
    });
    // Other units of this machine have faults of their own.
    expect(`${stdout}${stderr}`.split('\n').filter((line) => /galeri/i.test(line))).toEqual([]);
    expect(status).toBe(0);
  });

  it('[K5] the server can write nowhere but below its data, and gain no right', ({ skip }) => {
    toolOr('systemd-analyze', skip);
    const { stdout } = spawnSync(
      'systemd-analyze',
      ['security', '--offline=true', path.join(UNITS, 'galeri.service')],
      {
        encoding: 'utf8',
      },
    );
    const [, exposure = 'NaN'] = /Overall exposure level for galeri\.service: ([\d.]+)/.exec(stdout) ?? [];
    expect(Number(exposure)).toBeLessThan(2);
  });

  it.each(['galeri.service', 'galeri-kiosk.service'])('[K7] %s is started again whenever it ends, for good', (name) => {
    const text = readFileSync(path.join(UNITS, name), 'utf8');
    for (const line of ['Restart=always', 'StartLimitIntervalSec=0', 'OOMPolicy=kill']) expect(text).toContain(line);
  });
});
