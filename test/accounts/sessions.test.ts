import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { changeAccount } from '../../src/accounts/accounts.ts';
import { closeAllSessions, closeSession, openSession, useSession } from '../../src/accounts/sessions.ts';
import type { Records } from '../../src/records/records.ts';
import { temporaryRecords } from '../records/temp-records.ts';
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
} from './people.ts';

const Seen = z.object({ last_seen_at_ms: z.int() });
const seenMs = async (records: Records) =>
  (await records.first(Seen, 'select last_seen_at_ms from sessions'))?.last_seen_at_ms;

describe('a session', HASHING, () => {
  it('tells whose it is, as the account is now', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const session = await openSession(records, admin.id, NOW_MS);
    expect(await useSession(records, session, NOW_MS)).toEqual(admin);
    expect(await useSession(records, `${session}x`, NOW_MS)).toBeUndefined();
    expect(await useSession(records, '', NOW_MS)).toBeUndefined();
  });

  it('has 256 bits and is stored only as its digest', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const session = await openSession(records, admin.id, NOW_MS);
    expect(Buffer.from(session, 'base64url')).toHaveLength(32);
    expect(await openSession(records, admin.id, NOW_MS)).not.toBe(session);
    expect(await everythingWritten(records)).not.toContain(session);
  });

  it('[E13] ends after eight hours without being used', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const session = await openSession(records, admin.id, NOW_MS);
    expect(await useSession(records, session, NOW_MS + 8 * HOUR_MS)).toBeUndefined();
    expect(await useSession(records, session, NOW_MS + 8 * HOUR_MS - 1)).toEqual(admin);
    expect(await useSession(records, session, NOW_MS + 16 * HOUR_MS - 2)).toEqual(admin);
    expect(await useSession(records, session, NOW_MS + 24 * HOUR_MS - 2)).toBeUndefined();
  });

  it('[E13] ends after seven days, however much it is used', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const session = await openSession(records, admin.id, NOW_MS);
    for (let atMs = 0; atMs < 7 * DAY_MS; atMs += 7 * HOUR_MS) {
      expect(await useSession(records, session, NOW_MS + atMs)).toEqual(admin);
    }
    expect(await useSession(records, session, NOW_MS + 7 * DAY_MS - 1)).toEqual(admin);
    expect(await useSession(records, session, NOW_MS + 7 * DAY_MS)).toBeUndefined();
  });

  it('[E13] opened while the clock was a year ahead ends when the clock is set right', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const session = await openSession(records, admin.id, NOW_MS + 365 * DAY_MS);
    expect(await useSession(records, session, NOW_MS)).toBeUndefined();
    const small = await openSession(records, admin.id, NOW_MS);
    expect(await useSession(records, small, NOW_MS - 5 * MINUTE_MS)).toEqual(admin);
  });

  it('is seen at most once a minute', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const session = await openSession(records, admin.id, NOW_MS);
    await useSession(records, session, NOW_MS + MINUTE_MS - 1);
    expect(await seenMs(records)).toBe(NOW_MS);
    await useSession(records, session, NOW_MS + MINUTE_MS);
    expect(await seenMs(records)).toBe(NOW_MS + MINUTE_MS);
  });

  it('ends by signing out, and not the one beside it', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const one = await openSession(records, admin.id, NOW_MS);
    const other = await openSession(records, admin.id, NOW_MS);
    await closeSession(records, one, NOW_MS);
    await closeSession(records, one, NOW_MS);
    expect(await useSession(records, one, NOW_MS)).toBeUndefined();
    expect(await useSession(records, other, NOW_MS)).toEqual(admin);
  });

  it('[E13] ends by signing out everywhere, and nobody else’s', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const somebody = await invited(records, admin, 'peninjau');
    const ids = [await openSession(records, somebody.id, NOW_MS), await openSession(records, somebody.id, NOW_MS)];
    const others = await openSession(records, admin.id, NOW_MS);
    await closeAllSessions(records, somebody, somebody.id, NOW_MS);
    for (const id of ids) expect(await useSession(records, id, NOW_MS)).toBeUndefined();
    expect(await useSession(records, others, NOW_MS)).toEqual(admin);
  });

  it('of somebody else is ended everywhere by an administrator only', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const somebody = await invited(records, admin, 'peninjau');
    const session = await openSession(records, somebody.id, NOW_MS);
    const refused = closeAllSessions(records, somebody, admin.id, NOW_MS);
    await expect(refused).rejects.toMatchObject({ code: 'not-allowed' });
    await closeAllSessions(records, admin, somebody.id, NOW_MS);
    expect(await useSession(records, session, NOW_MS)).toBeUndefined();
  });

  it('is not opened for an account that is disabled or unknown', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const somebody = await invited(records, admin, 'peninjau');
    await changeAccount(records, admin, somebody.id, { disabled: true }, NOW_MS);
    await expect(openSession(records, somebody.id, NOW_MS)).rejects.toMatchObject({ code: 'account-disabled' });
    await expect(openSession(records, 4711, NOW_MS)).rejects.toMatchObject({ code: 'account-unknown' });
  });

  it('that is over is cleared away by the next one', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    await openSession(records, admin.id, NOW_MS);
    await openSession(records, admin.id, NOW_MS + 8 * HOUR_MS);
    const rows = await records.all(Seen, 'select last_seen_at_ms from sessions');
    expect(rows).toEqual([{ last_seen_at_ms: NOW_MS + 8 * HOUR_MS }]);
  });

  it('[E15] leaves a line when it opens and when it is closed, none when it is used', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const before = await auditOf(records);
    const session = await openSession(records, admin.id, NOW_MS, { address: '192.0.2.7' });
    await useSession(records, session, NOW_MS + HOUR_MS);
    await closeSession(records, session, NOW_MS);
    await closeSession(records, session, NOW_MS);
    await closeAllSessions(records, admin, admin.id, NOW_MS);
    expect((await auditOf(records)).slice(before.length)).toEqual([
      'admin.satu signed-in account/admin.satu',
      'admin.satu signed-out account/admin.satu',
      'admin.satu signed-out-everywhere account/admin.satu',
    ]);
    expect(await everythingWritten(records, ['audit'])).toContain('192.0.2.7');
  });
});
