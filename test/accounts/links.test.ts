import { describe, expect, it } from 'vitest';
import { listAccounts, changeAccount } from '../../src/accounts/accounts.ts';
import { ensureSetupLink, inviteAccount, resetLink } from '../../src/accounts/make-links.ts';
import { describeLink, openInvitations, withdrawInvitation } from '../../src/accounts/read-links.ts';
import { openSession, useSession } from '../../src/accounts/sessions.ts';
import { signIn } from '../../src/accounts/sign-in.ts';
import { useLink, type LinkUse } from '../../src/accounts/use-link.ts';
import { recordsIn, temporaryFolder, temporaryRecords } from '../records/temp-records.ts';
import {
  HASHING,
  administrator,
  auditOf,
  DAY_MS,
  everythingWritten,
  HOUR_MS,
  invited,
  MINUTE_MS,
  NOW_MS,
  PASSWORD,
} from './people.ts';

const use = (overrides: Partial<LinkUse> = {}): LinkUse => ({
  name: 'admin.satu',
  displayName: 'Admin Contoh',
  password: PASSWORD,
  ...overrides,
});

const UNUSABLE = {
  code: 'link-unusable',
  message: 'Tautan ini sudah dipakai, sudah kedaluwarsa, atau tidak dikenal; mintalah tautan baru.',
};

describe('the set-up link', HASHING, () => {
  it('[E10] makes the first administrator, once', async () => {
    const records = await temporaryRecords();
    const link = await ensureSetupLink(records, NOW_MS);
    const token = link?.token ?? '';
    expect(await describeLink(records, token, NOW_MS)).toEqual({
      id: link?.id,
      purpose: 'setup',
      role: 'admin',
      expiresAtMs: NOW_MS + 30 * MINUTE_MS,
    });
    expect(await useLink(records, token, use(), NOW_MS)).toEqual({
      id: 1,
      name: 'admin.satu',
      displayName: 'Admin Contoh',
      role: 'admin',
    });
    expect(await describeLink(records, token, NOW_MS)).toBeUndefined();
    await expect(useLink(records, token, use({ name: 'admin.dua' }), NOW_MS)).rejects.toMatchObject(UNUSABLE);
    expect(await ensureSetupLink(records, NOW_MS)).toBeUndefined();
  });

  it('[E10] opens nothing after half an hour, nor when the clock was far ahead and has been set right', async () => {
    const records = await temporaryRecords();
    const token = (await ensureSetupLink(records, NOW_MS))?.token ?? '';
    expect(await describeLink(records, token, NOW_MS + 30 * MINUTE_MS - 1)).toBeDefined();
    expect(await describeLink(records, token, NOW_MS + 30 * MINUTE_MS)).toBeUndefined();
    expect(await describeLink(records, token, NOW_MS - 30 * MINUTE_MS)).toBeUndefined();
    await expect(useLink(records, token, use(), NOW_MS + 30 * MINUTE_MS)).rejects.toMatchObject(UNUSABLE);
    expect(await listAccounts(records)).toEqual([]);
  });

  it('[E10] of an earlier start opens nothing', async () => {
    const records = await temporaryRecords();
    const older = await ensureSetupLink(records, NOW_MS);
    const newer = await ensureSetupLink(records, NOW_MS + 1);
    await expect(useLink(records, older?.token ?? '', use(), NOW_MS + 2)).rejects.toMatchObject(UNUSABLE);
    expect((await useLink(records, newer?.token ?? '', use(), NOW_MS + 2)).role).toBe('admin');
  });

  it('[E10] opens one account, however many use it at the same moment and by whichever door', async () => {
    const dataDir = await temporaryFolder();
    const doors = [await recordsIn(dataDir), await recordsIn(dataDir)];
    const [records] = doors;
    const token = (records && (await ensureSetupLink(records, NOW_MS))?.token) ?? '';
    const outcomes = await Promise.allSettled(
      [...doors, ...doors, ...doors].map((door, index) =>
        useLink(door, token, use({ name: `admin.${index}` }), NOW_MS),
      ),
    );
    const won = outcomes.filter(({ status }) => status === 'fulfilled');
    const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(won).toHaveLength(1);
    expect(lost).toEqual(Array.from({ length: 5 }, () => 'link-unusable'));
    expect(records && (await listAccounts(records))).toHaveLength(1);
  });

  it('[E10] is stored only as its digest', async () => {
    const records = await temporaryRecords();
    await ensureSetupLink(records, NOW_MS, () => 'token-yang-diketahui');
    const written = await everythingWritten(records);
    expect(written).not.toContain('token-yang-diketahui');
    // SHA-256 of the token, by another tool.
    expect(written).toContain('f26c12910d1298b4cf3f80c1bec04fd0a92d6fc412f30346ce57c25006f15ad7');
  });

  it('of which nobody knows the token stays unknown', async () => {
    const records = await temporaryRecords();
    await ensureSetupLink(records, NOW_MS);
    expect(await describeLink(records, '', NOW_MS)).toBeUndefined();
    await expect(useLink(records, 'x'.repeat(43), use(), NOW_MS)).rejects.toMatchObject(UNUSABLE);
  });
});

describe('an invitation', HASHING, () => {
  it('makes the account it was made for, within a week', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const invitation = { role: 'kurator', sudin: 'kpkp', displayName: 'Kurator Contoh' } as const;
    const { id, token } = await inviteAccount(records, admin, invitation, NOW_MS);
    const description = { id, purpose: 'invitation', ...invitation, expiresAtMs: NOW_MS + 7 * DAY_MS };
    expect(await describeLink(records, token, NOW_MS + 7 * DAY_MS - 1)).toEqual(description);
    expect(await describeLink(records, token, NOW_MS + 7 * DAY_MS)).toBeUndefined();
    expect(await openInvitations(records, NOW_MS)).toEqual([description]);
    expect(await useLink(records, token, { name: 'Kurator.KPKP ', password: PASSWORD }, NOW_MS)).toEqual({
      id: 2,
      name: 'kurator.kpkp',
      displayName: 'Kurator Contoh',
      role: 'kurator',
      sudin: 'kpkp',
    });
    expect(await openInvitations(records, NOW_MS)).toEqual([]);
  });

  it('stays usable when the form was at fault', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const { token } = await inviteAccount(records, admin, { role: 'peninjau', displayName: 'Staf' }, NOW_MS);
    const faults: readonly (readonly [Partial<LinkUse>, string])[] = [
      [{ name: 'ADMIN.satu' }, 'name-taken'],
      [{ name: 'ab' }, 'name-shape'],
      [{ name: undefined }, 'name-shape'],
      [{ name: 'nama dengan spasi' }, 'name-shape'],
      [{ name: '.titik' }, 'name-shape'],
      [{ name: 'a'.repeat(41) }, 'name-shape'],
      [{ name: 'peninjau', displayName: ' \n ' }, 'display-name-shape'],
      [{ name: 'peninjau', displayName: 'baris\nkedua' }, 'display-name-shape'],
      [{ name: 'peninjau', password: 'pendek sekali'.slice(0, 11) }, 'password-short'],
      [{ name: 'peninjau', password: 'terlalu panjang '.repeat(9) }, 'password-long'],
      [{ name: 'peninjau', password: 'katasandi2026' }, 'password-weak'],
    ];
    for (const [fault, code] of faults) {
      await expect(useLink(records, token, use(fault), NOW_MS)).rejects.toMatchObject({ code });
    }
    expect((await useLink(records, token, use({ name: 'peninjau-1' }), NOW_MS)).name).toBe('peninjau-1');
  });

  it('that is withdrawn opens nothing', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const { id, token } = await inviteAccount(records, admin, { role: 'peninjau', displayName: 'Staf' }, NOW_MS);
    await withdrawInvitation(records, admin, id, NOW_MS);
    await expect(useLink(records, token, use({ name: 'peninjau' }), NOW_MS)).rejects.toMatchObject(UNUSABLE);
    await expect(withdrawInvitation(records, admin, id, NOW_MS)).rejects.toMatchObject(UNUSABLE);
  });

  it('names a Suku Dinas for a kurator and for nobody else', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const invite = (role: 'admin' | 'kurator' | 'peninjau', sudin?: 'kpkp') =>
      inviteAccount(records, admin, { role, sudin, displayName: 'Staf' }, NOW_MS);
    await expect(invite('kurator')).rejects.toMatchObject({ code: 'role-sudin' });
    await expect(invite('admin', 'kpkp')).rejects.toMatchObject({ code: 'role-sudin' });
    await expect(invite('peninjau', 'kpkp')).rejects.toMatchObject({ code: 'role-sudin' });
  });

  it('by an administrator who is none any more opens nothing', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const other = await invited(records, admin, 'admin.dua', 'admin');
    const { token } = await inviteAccount(records, other, { role: 'admin', displayName: 'Pintu belakang' }, NOW_MS);
    await changeAccount(records, admin, other.id, { role: 'peninjau' }, NOW_MS);
    await expect(useLink(records, token, use({ name: 'kembali' }), NOW_MS)).rejects.toMatchObject(UNUSABLE);
  });

  it.each(['kurator', 'peninjau'] as const)('is not made by a %s, nor is a reset', async (role) => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const by = await invited(records, admin, 'bukan.admin', role, role === 'kurator' ? 'sosial' : undefined);
    const refusal = { code: 'not-allowed', message: 'Anda tidak berhak melakukan ini; hubungi admin galeri.' };
    const invitation = { role: 'admin', displayName: 'Staf' } as const;
    await expect(inviteAccount(records, by, invitation, NOW_MS)).rejects.toMatchObject(refusal);
    await expect(resetLink(records, by, admin.id, NOW_MS)).rejects.toMatchObject(refusal);
    await expect(withdrawInvitation(records, by, 1, NOW_MS)).rejects.toMatchObject(refusal);
  });
});

describe('a reset', HASHING, () => {
  it('gives a new password, and everybody who knew the old one is signed out', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const somebody = await invited(records, admin, 'kurator.sosial', 'kurator', 'sosial');
    const session = await openSession(records, somebody.id, NOW_MS);
    const { id, token, expiresAtMs } = await resetLink(records, admin, somebody.id, NOW_MS);
    expect(expiresAtMs).toBe(NOW_MS + 24 * HOUR_MS);
    expect(await describeLink(records, token, NOW_MS)).toEqual({
      id,
      purpose: 'reset',
      role: 'kurator',
      sudin: 'sosial',
      name: 'kurator.sosial',
      displayName: 'Staf Contoh',
      expiresAtMs,
    });
    expect(await useSession(records, session, NOW_MS)).toEqual(somebody);
    const password = 'kata lain yang juga acak';
    expect(await useLink(records, token, { password, name: 'nama.lain' }, NOW_MS)).toEqual(somebody);
    expect(await useSession(records, session, NOW_MS)).toBeUndefined();
    const attempt = (typed: string) =>
      signIn(records, { name: 'kurator.sosial', password: typed, address: '192.0.2.1' }, NOW_MS);
    expect(await attempt(PASSWORD)).toEqual({ refused: 'wrong' });
    expect(await attempt(password)).toMatchObject({ actor: somebody });
  });

  it('lets in at once whom others have locked out', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const attempt = (password: string) => signIn(records, { name: admin.name, password, address: '192.0.2.1' }, NOW_MS);
    for (let count = 0; count < 5; count += 1) await attempt('salah');
    expect(await attempt(PASSWORD)).toMatchObject({ refused: 'locked' });
    const { token } = await resetLink(records, admin, admin.id, NOW_MS);
    const password = 'kata lain yang juga acak';
    await useLink(records, token, { password }, NOW_MS);
    expect(await attempt(password)).toMatchObject({ actor: admin });
  });

  it('made anew makes the older one useless', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const older = await resetLink(records, admin, admin.id, NOW_MS);
    const newer = await resetLink(records, admin, admin.id, NOW_MS);
    expect(await describeLink(records, older.token, NOW_MS)).toBeUndefined();
    expect(await describeLink(records, newer.token, NOW_MS)).toBeDefined();
  });

  it('is neither made nor used for a disabled or unknown account', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const somebody = await invited(records, admin, 'peninjau');
    const { token } = await resetLink(records, admin, somebody.id, NOW_MS);
    await changeAccount(records, admin, somebody.id, { disabled: true }, NOW_MS);
    await expect(useLink(records, token, { password: 'kata lain yang acak' }, NOW_MS)).rejects.toMatchObject(UNUSABLE);
    await expect(resetLink(records, admin, somebody.id, NOW_MS)).rejects.toMatchObject({ code: 'account-disabled' });
    await expect(resetLink(records, admin, 4711, NOW_MS)).rejects.toMatchObject({ code: 'account-unknown' });
  });
});

describe('what links leave behind', HASHING, () => {
  it('[E15] is one line for each change, without a secret', async () => {
    const records = await temporaryRecords();
    const secrets = ['token-penyiapan', 'token-undangan', 'token-reset'];
    const setup = await ensureSetupLink(records, NOW_MS, () => 'token-penyiapan');
    const admin = await useLink(records, setup?.token ?? '', use(), NOW_MS);
    const invitation = { role: 'peninjau', displayName: 'Staf' } as const;
    const { token } = await inviteAccount(records, admin, invitation, NOW_MS, () => 'token-undangan');
    const { id } = await useLink(records, token, use({ name: 'peninjau', displayName: undefined }), NOW_MS);
    const reset = await resetLink(records, admin, id, NOW_MS, () => 'token-reset');
    await useLink(records, reset.token, { password: 'kata lain yang acak' }, NOW_MS);
    const withdrawn = await inviteAccount(records, admin, invitation, NOW_MS);
    await withdrawInvitation(records, admin, withdrawn.id, NOW_MS);
    expect(await auditOf(records)).toEqual([
      'Sistem setup-link-made link/1',
      'admin.satu account-created account/admin.satu',
      'admin.satu account-invited link/2',
      'peninjau account-created account/peninjau',
      'admin.satu reset-link-made account/peninjau',
      'peninjau password-reset account/peninjau',
      'admin.satu account-invited link/4',
      'admin.satu invitation-withdrawn link/4',
    ]);
    const written = await everythingWritten(records);
    for (const secret of [...secrets, PASSWORD, 'kata lain yang acak']) expect(written).not.toContain(secret);
    expect(await everythingWritten(records, ['audit'])).not.toMatch(/\$argon2|[0-9a-f]{64}/);
  });

  it('[E15] is nothing at all where the change was refused', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const { token } = await inviteAccount(records, admin, { role: 'peninjau', displayName: 'Staf' }, NOW_MS);
    const before = await everythingWritten(records);
    await expect(useLink(records, token, use(), NOW_MS)).rejects.toMatchObject({ code: 'name-taken' });
    expect(await everythingWritten(records)).toBe(before);
  });
});
