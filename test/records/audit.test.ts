import { describe, expect, it } from 'vitest';
import { readAudit, recordAudit, type AuditEntry } from '../../src/records/audit.ts';
import { temporaryRecords } from './temp-records.ts';

const entry = (overrides: Partial<AuditEntry> = {}): AuditEntry => ({
  atMs: 1000,
  accountId: 3,
  who: 'kurator.kpkp',
  action: 'product-saved',
  subject: 'product/kpkp/abon-lele',
  detail: { fields: ['price'] },
  ...overrides,
});

describe('the audit', () => {
  it('[E15] a line stands exactly when its change stands', async () => {
    const records = await temporaryRecords();
    const failing = records.change(async (inside) => {
      await recordAudit(inside, entry());
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await readAudit(records, { limit: 10 })).toEqual([]);
    await recordAudit(records, entry());
    expect(await readAudit(records, { limit: 10 })).toEqual([{ id: 1, ...entry() }]);
  });

  it('[E15] refuses to alter or remove a line', async () => {
    const records = await temporaryRecords();
    await recordAudit(records, entry());
    await expect(records.run("update audit set who = 'orang lain'")).rejects.toThrow(/append-only/);
    await expect(records.run('delete from audit')).rejects.toThrow(/append-only/);
    expect(await readAudit(records, { limit: 10 })).toHaveLength(1);
  });

  it('is read page by page, newest first', async () => {
    const records = await temporaryRecords();
    for (let atMs = 1; atMs <= 5; atMs += 1) await recordAudit(records, entry({ atMs }));
    const first = await readAudit(records, { limit: 2 });
    const second = await readAudit(records, { limit: 2, beforeId: first.at(-1)?.id });
    const third = await readAudit(records, { limit: 2, beforeId: second.at(-1)?.id });
    expect([first, second, third].map((page) => page.map(({ atMs }) => atMs))).toEqual([[5, 4], [3, 2], [1]]);
  });

  it('is filtered by account, action and subject', async () => {
    const records = await temporaryRecords();
    await recordAudit(records, entry());
    await recordAudit(records, entry({ accountId: null, who: 'Sistem' }));
    await recordAudit(records, entry({ action: 'product-approved' }));
    await recordAudit(records, entry({ subject: 'product/kpkp/dendeng' }));
    const ids = async (filter: Parameters<typeof readAudit>[1]['filter']) =>
      (await readAudit(records, { limit: 10, filter })).map(({ id }) => id);
    expect(await ids({ accountId: 3 })).toEqual([4, 3, 1]);
    expect(await ids({ action: 'product-approved' })).toEqual([3]);
    expect(await ids({ subject: 'product/kpkp/dendeng' })).toEqual([4]);
    expect(await ids({ accountId: 3, action: 'product-saved' })).toEqual([4, 1]);
  });

  it('a detail above its ceiling gives way to its size, so that the change is not lost for it', async () => {
    const records = await temporaryRecords();
    const fits = 'é'.repeat(4 * 1024 - 1);
    await recordAudit(records, entry({ detail: fits }));
    await recordAudit(records, entry({ detail: `${fits}é` }));
    const [tooLong, kept] = await readAudit(records, { limit: 10 });
    expect(kept?.detail).toBe(fits);
    expect(tooLong?.detail).toEqual({ tooLongBytes: 8 * 1024 + 2 });
  });

  it('without a detail says null, and gives at most 200 lines at a time', async () => {
    const records = await temporaryRecords();
    await records.change(async (inside) => {
      for (let count = 0; count < 201; count += 1) await recordAudit(inside, entry({ detail: undefined }));
    });
    const page = await readAudit(records, { limit: 1000 });
    expect(page).toHaveLength(200);
    expect(page[0]?.detail).toBeNull();
  });
});
