import { createClient } from '@libsql/client';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { LADDER } from '../../src/records/migrations.ts';
import { openRecords, recordsUrlIn } from '../../src/records/open-records.ts';
import { recordsIn, temporaryFolder } from './temp-records.ts';

const Tables = z.object({ name: z.string() });
const TABLES = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name";

describe('opening the records', () => {
  it('makes the folder, the file for nobody else to read, and all tables', async () => {
    const dataDir = path.join(await temporaryFolder(), 'data kota #1', 'var');
    const records = await recordsIn(dataDir);
    expect((await stat(path.join(dataDir, 'galeri.db'))).mode & 0o777).toBe(0o600);
    await records.run("insert into curation values ('a/b', 'draft', null, 'x', 1, null)");
    expect((await stat(path.join(dataDir, 'galeri.db-wal'))).mode & 0o777).toBe(0o600);
    expect((await records.all(Tables, TABLES)).map(({ name }) => name)).toEqual([
      'accounts',
      'approvals',
      'audit',
      'curation',
      'halal_checks',
      'links',
      'migrations',
      'play_days',
      'plays',
      'product_names',
      'publications',
      'schedule',
      'screens',
      'sessions',
      'sign_in_attempts',
      'visit_days',
    ]);
  });

  it('writes ahead in a log, and keeps foreign keys', async () => {
    const dataDir = await temporaryFolder();
    const records = await recordsIn(dataDir);
    const beside = createClient({ url: recordsUrlIn(dataDir) });
    expect((await beside.execute('pragma journal_mode')).rows[0]?.['journal_mode']).toBe('wal');
    beside.close();
    await expect(records.run("insert into sessions values ('x', 4711, 1, 1)")).rejects.toThrow(/FOREIGN KEY/);
  });

  it('finds again what was written', async () => {
    const dataDir = await temporaryFolder();
    const first = await recordsIn(dataDir);
    await first.run("insert into curation values ('a/b', 'draft', null, 'x', 1, null)");
    await first.close();
    const second = await recordsIn(dataDir);
    expect(await second.all(z.object({ state: z.string() }), 'select state from curation')).toEqual([
      { state: 'draft' },
    ]);
  });

  it('a database newer than the app is refused in one sentence and left as it is', async () => {
    const dataDir = await temporaryFolder();
    await (await recordsIn(dataDir, [...LADDER, 'create table later (id integer primary key) strict'])).close();
    const refused = openRecords({ url: recordsUrlIn(dataDir) });
    await expect(refused).rejects.toMatchObject({
      code: 'newer',
      message: `Basis data "${path.join(dataDir, 'galeri.db')}" berformat ${LADDER.length + 1}, sedangkan aplikasi ini hanya mengenal sampai format ${LADDER.length}; perbarui aplikasi ini.`,
    });
  });

  it('an older one is led on from where it stands', async () => {
    const dataDir = await temporaryFolder();
    const old = await recordsIn(dataDir, LADDER.slice(0, 1));
    await old.run("insert into audit values (1, 1, null, 'x', 'a', 'b', 'null')");
    await old.close();
    const records = await recordsIn(dataDir);
    expect(await records.all(z.object({ who: z.string() }), 'select who from audit')).toEqual([{ who: 'x' }]);
    expect(await records.run("insert into curation values ('a/b', 'draft', null, 'x', 1, null)")).toBe(1);
  });

  it('a rung that fails in its middle leaves the format before it, whole, and the next app climbs it', async () => {
    const dataDir = await temporaryFolder();
    await (await recordsIn(dataDir)).close();
    const broken = 'create table half (id integer primary key) strict; insert into nowhere values (1);';
    const refused = openRecords({ url: recordsUrlIn(dataDir) }, [...LADDER, broken]);
    await expect(refused).rejects.toMatchObject({
      code: 'migration',
      message: expect.stringContaining(`gagal diperbarui ke format ${LADDER.length + 1}; isinya tetap seperti semula.`),
    });
    const records = await recordsIn(dataDir);
    expect(await records.all(Tables, TABLES)).not.toContainEqual({ name: 'half' });
    await records.close();
    const mended = await recordsIn(dataDir, [...LADDER, 'create table half (id integer primary key) strict']);
    expect(await mended.all(Tables, TABLES)).toContainEqual({ name: 'half' });
  });

  it('a file that is no database is refused and kept', async () => {
    const dataDir = await temporaryFolder();
    const file = path.join(dataDir, 'galeri.db');
    await writeFile(file, 'bukan basis data, melainkan catatan yang panjangnya lebih dari seratus bita '.repeat(3));
    await expect(openRecords({ url: recordsUrlIn(dataDir) })).rejects.toMatchObject({
      code: 'unavailable',
      message: `Basis data "${file}" tidak dapat dibuka; periksa alamat, isi, dan hak aksesnya.`,
    });
    expect((await stat(file)).size).toBeGreaterThan(200);
  });

  it('a folder in the place of the file, and an address nobody understands, are refused', async () => {
    const dataDir = await temporaryFolder();
    await mkdir(path.join(dataDir, 'galeri.db'));
    await expect(openRecords({ url: recordsUrlIn(dataDir) })).rejects.toMatchObject({ code: 'unavailable' });
    await expect(openRecords({ url: 'ftp://basis.example/galeri?authToken=rahasia' })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.not.stringContaining('rahasia'),
    });
  });
});
