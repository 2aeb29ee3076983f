import { execFileSync } from 'node:child_process';
import { readdir, readlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { installedBox, type Box } from './box.ts';

const current = async ({ path: at }: Box) => path.basename(await readlink(at('opt/galeri/current'))).split('-')[0];
const previous = async ({ path: at }: Box) => path.basename(await readlink(at('opt/galeri/previous'))).split('-')[0];
const update = (one: Box, given: string) => one.run('sh', one.path('usr/local/sbin/galeri-update'), given);
const rollback = (one: Box) => one.run('sh', one.path('usr/local/sbin/galeri-rollback'));
const kept = async ({ path: at }: Box) =>
  (await readdir(at('opt/galeri/releases')))
    .map((name) => name.split('-')[0] ?? '')
    .toSorted((a, b) => a.localeCompare(b));

describe('an update', () => {
  it('[K4] switches to the new release, restarts the server and asks it', async () => {
    const one = await installedBox();
    const { code, said } = update(one, await one.checkout('2.0.0'));
    expect(said).toMatch(/Rilis 2\.0\.0-\w+ berjalan\./);
    expect(code).toBe(0);
    expect(await current(one)).toBe('2.0.0');
    expect(await previous(one)).toBe('1.0.0');
    expect(await one.asked()).toEqual(['restart galeri.service']);
  });

  it('[K4] goes back by itself when the new release does not answer, and leaves nothing of it', async () => {
    const one = await installedBox();
    update(one, await one.checkout('2.0.0'));
    const before = await one.tree();
    const { code, said } = update(one, await one.checkout('3.0.0', { isBroken: true }));
    expect(code).toBe(1);
    expect(said).toContain('pembaruan dibatalkan');
    expect(await one.tree()).toEqual(before);
    expect(await one.asked()).toEqual(Array(3).fill('restart galeri.service'));
  });

  it('[K4] the first update that fails leaves no way back to nowhere', async () => {
    const one = await installedBox();
    update(one, await one.checkout('2.0.0', { isBroken: true }));
    expect(await current(one)).toBe('1.0.0');
    expect(rollback(one).said).toContain('Tidak ada rilis sebelumnya');
  });

  it('takes an archive', async () => {
    const one = await installedBox();
    const checkout = await one.checkout('2.0.0');
    const archive = `${checkout}.tar.gz`;
    execFileSync('tar', ['-czf', archive, '-C', path.dirname(checkout), '2.0.0']);
    expect(update(one, archive).code).toBe(0);
    expect(await current(one)).toBe('2.0.0');
  });

  it('the same source again is nothing new, and restarts nothing', async () => {
    const one = await installedBox();
    const { code, said } = update(one, await one.checkout('1.0.0'));
    expect(code).toBe(0);
    expect(said).toContain('sudah berjalan; tidak ada yang berubah');
    expect(await one.asked()).toEqual([]);
  });

  it('the same version with another source is another release', async () => {
    const one = await installedBox();
    const checkout = await one.checkout('1.0.0');
    await writeFile(path.join(checkout, 'src/more.ts'), '');
    expect(update(one, checkout).code).toBe(0);
    expect(await kept(one)).toEqual(['1.0.0', '1.0.0']);
  });

  it('keeps two releases', async () => {
    const one = await installedBox();
    update(one, await one.checkout('2.0.0'));
    update(one, await one.checkout('3.0.0'));
    expect(await kept(one)).toEqual(['2.0.0', '3.0.0']);
  });

  it.each([['/nowhere'], ['']])('refuses %j in one sentence', async (given) => {
    const one = await installedBox();
    expect(update(one, given)).toEqual({
      code: 1,
      said: expect.stringMatching(/^Pemakaian: sudo galeri-update FOLDER/),
    });
  });

  it('refuses what is no archive, and a folder that is no project', async () => {
    const one = await installedBox();
    expect(update(one, one.path('etc/galeri/galeri.env')).said).toContain('bukan arsip tar yang utuh');
    await writeFile(one.path('package.json'), '{}');
    expect(update(one, one.root).said).toContain('package.json tidak memuat versi');
    expect(await current(one)).toBe('1.0.0');
  });
});

describe('rolling back', () => {
  it('[K4] runs the release before; once more, the newer one', async () => {
    const one = await installedBox();
    update(one, await one.checkout('2.0.0'));
    expect(rollback(one).code).toBe(0);
    expect([await current(one), await previous(one)]).toEqual(['1.0.0', '2.0.0']);
    expect(rollback(one).code).toBe(0);
    expect(await current(one)).toBe('2.0.0');
  });

  it('stays where it is when the release before does not answer', async () => {
    const one = await installedBox();
    update(one, await one.checkout('2.0.0'));
    await writeFile(
      path.join(one.path('opt/galeri'), await readlink(one.path('opt/galeri/previous')), 'src/broken'),
      '',
    );
    const { code, said } = rollback(one);
    expect(code).toBe(1);
    expect(said).toContain('Tetap pada rilis 2.0.0');
    expect(await current(one)).toBe('2.0.0');
  });
});

describe('the watch over the server', () => {
  it('[K7] restarts a server that does not answer, and leaves one that does alone', async () => {
    const one = await installedBox();
    const watch = () => one.run(one.path('usr/local/lib/galeri/watch-server'));
    expect(watch()).toEqual({ code: 0, said: expect.stringContaining('Server tidak menjawab') });
    expect(await one.asked()).toEqual(['restart galeri.service']);
    expect(watch()).toEqual({ code: 0, said: '' });
    expect(await one.asked()).toHaveLength(1);
  });
});
