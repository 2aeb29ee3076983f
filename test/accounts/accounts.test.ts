import { describe, expect, it } from 'vitest';
import { changeAccount, listAccounts, type AccountChange } from '../../src/accounts/accounts.ts';
import { openSession, useSession } from '../../src/accounts/sessions.ts';
import { signIn } from '../../src/accounts/sign-in.ts';
import { readAudit } from '../../src/records/audit.ts';
import { recordsIn, temporaryFolder, temporaryRecords } from '../records/temp-records.ts';
import { HASHING, administrator, auditOf, invited, MINUTE_MS, NOW_MS, PASSWORD } from './people.ts';

const LAST = {
  code: 'last-administrator',
  message: 'Akun ini admin galeri terakhir yang aktif; angkat admin lain dahulu.',
};

describe('the list of accounts', HASHING, () => {
  it('is sorted by name and tells when somebody signed in, but no hash', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    await invited(records, admin, 'a-kurator', 'kurator', 'ppapp');
    await openSession(records, admin.id, NOW_MS + MINUTE_MS);
    expect(await listAccounts(records)).toEqual([
      {
        id: 2,
        name: 'a-kurator',
        displayName: 'Staf Contoh',
        role: 'kurator',
        sudin: 'ppapp',
        createdAtMs: NOW_MS,
      },
      {
        id: 1,
        name: 'admin.satu',
        displayName: 'Admin Contoh',
        role: 'admin',
        createdAtMs: NOW_MS,
        signedInAtMs: NOW_MS + MINUTE_MS,
      },
    ]);
  });
});

describe('the last administrator', HASHING, () => {
  it.each<AccountChange>([{ disabled: true }, { role: 'peninjau' }, { role: 'kurator', sudin: 'kpkp' }])(
    '[E14] is refused %j, also by its own hand, and nothing changes',
    async (change) => {
      const records = await temporaryRecords();
      const admin = await administrator(records);
      const before = [await listAccounts(records), await auditOf(records)];
      await expect(changeAccount(records, admin, admin.id, change, NOW_MS)).rejects.toMatchObject(LAST);
      expect([await listAccounts(records), await auditOf(records)]).toEqual(before);
    },
  );

  it('[E14] is the last one too when the other administrators are disabled', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const other = await invited(records, admin, 'admin.dua', 'admin');
    await changeAccount(records, other, admin.id, { disabled: true }, NOW_MS);
    await expect(changeAccount(records, other, other.id, { disabled: true }, NOW_MS)).rejects.toMatchObject(LAST);
    await changeAccount(records, other, admin.id, { disabled: false }, NOW_MS);
    expect((await changeAccount(records, other, other.id, { disabled: true }, NOW_MS)).disabledAtMs).toBe(NOW_MS);
  });

  it('[E14] remains when two demote each other at the same moment, by two doors', async () => {
    const dataDir = await temporaryFolder();
    const [one, two] = [await recordsIn(dataDir), await recordsIn(dataDir)];
    const admin = await administrator(one);
    const other = await invited(one, admin, 'admin.dua', 'admin');
    const outcomes = await Promise.allSettled([
      changeAccount(one, admin, other.id, { role: 'peninjau' }, NOW_MS),
      changeAccount(two, other, admin.id, { role: 'peninjau' }, NOW_MS),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await listAccounts(one)).filter(({ role }) => role === 'admin')).toHaveLength(1);
  });

  it('[E14] may still be called by another name', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const changed = await changeAccount(records, admin, admin.id, { displayName: ' Admin Baru ' }, NOW_MS);
    expect(changed.displayName).toBe('Admin Baru');
  });
});

describe('a change of an account', HASHING, () => {
  it.each<AccountChange>([{ disabled: true }, { role: 'peninjau' }, { sudin: 'sosial' }])(
    '[E13] %j ends its sessions at once, and no others',
    async (change) => {
      const records = await temporaryRecords();
      const admin = await administrator(records);
      const kurator = await invited(records, admin, 'kurator', 'kurator', 'kpkp');
      const own = await openSession(records, kurator.id, NOW_MS);
      const others = await openSession(records, admin.id, NOW_MS);
      await changeAccount(records, admin, kurator.id, change, NOW_MS);
      expect(await useSession(records, own, NOW_MS)).toBeUndefined();
      expect(await useSession(records, others, NOW_MS)).toEqual(admin);
    },
  );

  it('[E13] enabling an account again does not bring its sessions back', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const somebody = await invited(records, admin, 'peninjau');
    const session = await openSession(records, somebody.id, NOW_MS);
    await changeAccount(records, admin, somebody.id, { disabled: true }, NOW_MS);
    await changeAccount(records, admin, somebody.id, { disabled: false }, NOW_MS);
    expect(await useSession(records, session, NOW_MS)).toBeUndefined();
    const form = { name: 'peninjau', password: PASSWORD, address: '192.0.2.1' };
    expect(await signIn(records, form, NOW_MS)).toMatchObject({ actor: somebody });
  });

  it('another name to be called by leaves the sessions alone', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const session = await openSession(records, admin.id, NOW_MS);
    await changeAccount(records, admin, admin.id, { displayName: 'Admin Baru' }, NOW_MS);
    expect(await useSession(records, session, NOW_MS)).toEqual({ ...admin, displayName: 'Admin Baru' });
  });

  it('gives a kurator exactly one Suku Dinas, and takes it from who is none any more', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const somebody = await invited(records, admin, 'staf.satu');
    const change = (to: AccountChange) => changeAccount(records, admin, somebody.id, to, NOW_MS);
    await expect(change({ role: 'kurator' })).rejects.toMatchObject({ code: 'role-sudin' });
    await expect(change({ sudin: 'kpkp' })).rejects.toMatchObject({ code: 'role-sudin' });
    expect(await change({ role: 'kurator', sudin: 'kpkp' })).toMatchObject({ role: 'kurator', sudin: 'kpkp' });
    expect(await change({ role: 'peninjau' })).not.toHaveProperty('sudin');
  });

  it('[E15] leaves one line with what was and what is; a change of nothing leaves none', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const kurator = await invited(records, admin, 'kurator', 'kurator', 'kpkp');
    const before = await auditOf(records);
    await changeAccount(records, admin, kurator.id, { role: 'kurator', sudin: 'kpkp', disabled: false }, NOW_MS);
    expect(await auditOf(records)).toEqual(before);
    await changeAccount(records, admin, kurator.id, { role: 'peninjau', disabled: true }, NOW_MS + 5);
    expect(await auditOf(records)).toHaveLength(before.length + 1);
    expect(await readAudit(records, { limit: 1 })).toMatchObject([
      {
        atMs: NOW_MS + 5,
        accountId: admin.id,
        who: 'admin.satu',
        action: 'account-changed',
        subject: 'account/kurator',
        detail: {
          role: { from: 'kurator', to: 'peninjau' },
          sudin: { from: 'kpkp', to: null },
          disabled: { from: false, to: true },
        },
      },
    ]);
  });

  it('is an administrator’s alone, and of somebody who exists', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const somebody = await invited(records, admin, 'peninjau');
    const refused = changeAccount(records, somebody, somebody.id, { role: 'admin' }, NOW_MS);
    await expect(refused).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(changeAccount(records, admin, 4711, {}, NOW_MS)).rejects.toMatchObject({ code: 'account-unknown' });
  });
});
