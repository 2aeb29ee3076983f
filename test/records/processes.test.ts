import * as z from 'zod/mini';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureSetupLink } from '../../src/accounts/make-links.ts';
import { listAccounts } from '../../src/accounts/accounts.ts';
import { LADDER } from '../../src/records/migrations.ts';
import { openRecords, recordsUrlIn } from '../../src/records/open-records.ts';
import { buildProgram, type Program } from './processes.ts';
import { recordsIn, temporaryFolder } from './temp-records.ts';

let program: Program;

beforeAll(async () => {
  program = await buildProgram();
}, 60_000);
afterAll(() => program.remove());

const NOW_MS = Date.UTC(2026, 10, 24, 2);
const Count = z.object({ count: z.int() });

describe('the records under two processes', { timeout: 60_000 }, () => {
  it('a server build leaves native packages outside and runs with them', async () => {
    expect(program.code).toMatch(/from ?"@libsql\/client"/);
    expect(program.code).toMatch(/from ?"@node-rs\/argon2"/);
    const running = await program.start('open', recordsUrlIn(await temporaryFolder()));
    expect(await running.go()).toBe('"opened"');
  });

  it('two that open a new database at once climb each rung once', async () => {
    const dataDir = await temporaryFolder();
    const both = [
      await program.start('open', recordsUrlIn(dataDir)),
      await program.start('open', recordsUrlIn(dataDir)),
    ];
    expect(await Promise.all(both.map(({ go }) => go()))).toEqual(['"opened"', '"opened"']);
    const records = await recordsIn(dataDir);
    expect(await records.first(Count, 'select count(*) as count from migrations')).toEqual({ count: LADDER.length });
  });

  it('[E10] of two that use a link at once one gets the account', async () => {
    const dataDir = await temporaryFolder();
    const records = await recordsIn(dataDir);
    const link = await ensureSetupLink(records, NOW_MS);
    const use = (name: string) =>
      program.start('use-link', recordsUrlIn(dataDir), link?.token ?? '', name, String(NOW_MS));
    const both = [await use('satu'), await use('dua')];
    const answers = await Promise.all(both.map(({ go }) => go()));
    const winner = answers.find((answer) => answer !== '"link-unusable"');
    expect(answers).toContain('"link-unusable"');
    expect((await listAccounts(records)).map(({ name }) => `"${name}"`)).toEqual([winner]);
  });

  it('a process killed in the middle of a change leaves nothing of it, and nobody waits', async () => {
    const dataDir = await temporaryFolder();
    const running = await program.start('hang', recordsUrlIn(dataDir));
    expect(await running.go()).toBe('inside');
    await running.kill();
    const records = await recordsIn(dataDir);
    expect(await records.all(z.object({ product_key: z.string() }), 'select product_key from curation')).toEqual([]);
    expect(await records.run("insert into curation values ('a/b', 'draft', null, 'x', 1, null)")).toBe(1);
  });

  it('opening them once more in a process takes no lock from what it has open: nobody else gets the file for itself', async () => {
    const dataDir = await temporaryFolder();
    const url = recordsUrlIn(dataDir);
    const open = await openRecords({ url });
    await (await openRecords({ url })).close();
    const running = await program.start('own', url);
    expect(await running.go()).toBe('"SQLITE_BUSY"');
    await open.close();
  });

  it('a change that another process holds up goes through once that has ended', async () => {
    const dataDir = await temporaryFolder();
    const running = await program.start('hang', recordsUrlIn(dataDir));
    const records = await recordsIn(dataDir);
    expect(await running.go()).toBe('inside');
    const waiting = records.run("insert into curation values ('a/b', 'draft', null, 'x', 1, null)");
    await running.kill();
    expect(await waiting).toBe(1);
  });

  it('a change that is held up too long is refused in one sentence, and the next one works', async () => {
    const dataDir = await temporaryFolder();
    const running = await program.start('hang', recordsUrlIn(dataDir));
    const records = await recordsIn(dataDir);
    expect(await running.go()).toBe('inside');
    const write = () => records.run("insert into curation values ('a/b', 'draft', null, 'x', 1, null)");
    await expect(write()).rejects.toMatchObject({
      code: 'busy',
      message: 'Basis data sedang dipakai program lain; coba beberapa saat lagi.',
    });
    await running.kill();
    expect(await write()).toBe(1);
  });
});
