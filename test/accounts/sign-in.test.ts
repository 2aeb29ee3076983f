import type * as Argon2 from '@node-rs/argon2';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import * as z from 'zod/mini';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeAccount } from '../../src/accounts/accounts.ts';
import { lockMs } from '../../src/accounts/lock-out.ts';
import { useSession } from '../../src/accounts/sessions.ts';
import { signIn, type SignInAnswer } from '../../src/accounts/sign-in.ts';
import { readAudit } from '../../src/records/audit.ts';
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
  PASSWORD,
} from './people.ts';

/** The real library, and a count of its work. */
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof Argon2>();
  return { ...real, verify: vi.fn(real.verify) };
});
beforeEach(() => void vi.mocked(verify).mockClear());

const REAL = 'admin.satu';
const UNREAL = 'tidak.ada';

const attempt = (records: Records, name: string, password: string, nowMs = NOW_MS): Promise<SignInAnswer> =>
  signIn(records, { name, password, address: '192.0.2.1' }, nowMs);

/** Work of one comparison: which cost was paid. */
const work = () =>
  vi.mocked(verify).mock.calls.map(([hash]) => {
    const { algorithm, memoryCost, timeCost, parallelism, outputLen, saltLen } = parseOptions(hash);
    return { algorithm, memoryCost, timeCost, parallelism, outputLen, saltLen };
  });

describe('signing in', HASHING, () => {
  it('opens a session for the right password, however the name was typed', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const answer = await attempt(records, ' Admin.SATU ', PASSWORD);
    expect(answer).toMatchObject({ actor: admin });
    const session = 'session' in answer ? answer.session : '';
    expect(await useSession(records, session, NOW_MS)).toEqual(admin);
  });

  it.each([
    ['a wrong name', UNREAL, PASSWORD],
    ['a wrong password', REAL, 'salah sama sekali'],
    ['no password', REAL, ''],
    ['a name that cannot be one', "' or 1=1 --", PASSWORD],
    ['no name', '', PASSWORD],
    ['a password of a megabyte', REAL, 'x'.repeat(1_000_000)],
  ])('[E11] %s gets the same answer after the same work', async (_, name, password) => {
    const records = await temporaryRecords();
    await administrator(records);
    await attempt(records, REAL, PASSWORD);
    const reference = work();
    vi.mocked(verify).mockClear();
    expect(await attempt(records, name, password)).toEqual({ refused: 'wrong' });
    expect(work()).toEqual(reference);
    expect(reference).toHaveLength(1);
  });

  it('[E11] a disabled account is answered like a name that does not exist', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const somebody = await invited(records, admin, 'peninjau');
    await changeAccount(records, admin, somebody.id, { disabled: true }, NOW_MS);
    expect(await attempt(records, 'peninjau', PASSWORD)).toEqual({ refused: 'wrong' });
    expect(work()).toHaveLength(1);
  });

  it('[E11] that was overtaken by being disabled opens nothing', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const somebody = await invited(records, admin, 'peninjau');
    const real = vi.mocked(verify).getMockImplementation();
    vi.mocked(verify).mockImplementationOnce(async (...args) => {
      await changeAccount(records, admin, somebody.id, { disabled: true }, NOW_MS);
      return (await real?.(...args)) ?? false;
    });
    expect(await attempt(records, 'peninjau', PASSWORD)).toEqual({ refused: 'wrong' });
    expect(await everythingWritten(records, ['sessions'])).toBe('[[]]');
  });

  it('[E11] makes a hash of an older cost anew', async () => {
    const records = await temporaryRecords();
    await administrator(records);
    const older = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    await records.run('update accounts set password_hash = ?', [older]);
    expect(await attempt(records, REAL, PASSWORD)).toHaveProperty('session');
    const Row = z.object({ password_hash: z.string() });
    const row = await records.first(Row, 'select password_hash from accounts');
    expect(row?.password_hash).toContain('$m=19456,t=2,p=1$');
    expect(await attempt(records, REAL, PASSWORD)).toHaveProperty('session');
  });
});

describe('a lock', HASHING, () => {
  const fail = async (records: Records, name: string, times: number, nowMs = NOW_MS) => {
    for (let count = 0; count < times; count += 1) {
      expect(await attempt(records, name, 'salah sama sekali', nowMs)).toEqual({ refused: 'wrong' });
    }
  };

  it.each([REAL, UNREAL])('[E12] %s is locked after five failures, for a minute', async (name) => {
    const records = await temporaryRecords();
    await administrator(records);
    await fail(records, name, 5);
    expect(await attempt(records, name, PASSWORD)).toEqual({ refused: 'locked', retryAfterSeconds: 60 });
    expect(await attempt(records, name.toUpperCase(), PASSWORD, NOW_MS + 59_001)).toEqual({
      refused: 'locked',
      retryAfterSeconds: 1,
    });
    const after = await attempt(records, name, PASSWORD, NOW_MS + MINUTE_MS);
    if (name === REAL) expect(after).toHaveProperty('session');
    else expect(after).toEqual({ refused: 'wrong' });
  });

  it('[E12] doubles with each further failure, up to an hour', () => {
    const minutes = Array.from({ length: 14 }, (_, failures) => lockMs(failures) / MINUTE_MS);
    expect(minutes).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(lockMs(5000)).toBe(HOUR_MS);
  });

  it.each([REAL, UNREAL])('[E12] of %s is as long as its doubling says', async (name) => {
    const records = await temporaryRecords();
    await administrator(records);
    await fail(records, name, 5);
    let nowMs = NOW_MS;
    for (const seconds of [60, 120, 240]) {
      expect(await attempt(records, name, PASSWORD, nowMs)).toEqual({ refused: 'locked', retryAfterSeconds: seconds });
      nowMs += seconds * 1000;
      await fail(records, name, 1, nowMs);
    }
  });

  it('[E12] hashes nothing, counts nothing, and touches no other name', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    await invited(records, admin, 'peninjau');
    await fail(records, REAL, 5);
    const before = await everythingWritten(records);
    vi.mocked(verify).mockClear();
    for (let count = 0; count < 20; count += 1) await attempt(records, REAL, PASSWORD);
    expect(verify).not.toHaveBeenCalled();
    expect(await everythingWritten(records)).toBe(before);
    expect(await attempt(records, 'peninjau', PASSWORD)).toHaveProperty('session');
  });

  it('[E12] lets no more than five guesses through, however many come at the same moment', async () => {
    const records = await temporaryRecords();
    await administrator(records);
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt(records, REAL, 'salah sama sekali')));
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'wrong')).toHaveLength(5);
    expect(verify).toHaveBeenCalledTimes(5);
  });

  it('[E12] is lifted by success, which starts the count anew', async () => {
    const records = await temporaryRecords();
    await administrator(records);
    await fail(records, REAL, 4);
    expect(await attempt(records, REAL, PASSWORD)).toHaveProperty('session');
    await fail(records, REAL, 4);
    expect(await attempt(records, REAL, PASSWORD)).toHaveProperty('session');
  });

  it('[E12] does not outlive a clock that was wrong', async () => {
    const records = await temporaryRecords();
    await administrator(records);
    await fail(records, REAL, 5, NOW_MS + 365 * DAY_MS);
    expect(await attempt(records, REAL, PASSWORD)).toHaveProperty('session');
  });

  it('is forgotten after a day, and what is forgotten is cleared away', async () => {
    const records = await temporaryRecords();
    await administrator(records);
    await fail(records, UNREAL, 4);
    await fail(records, REAL, 1, NOW_MS + DAY_MS);
    const Row = z.object({ failures: z.int() });
    expect(await records.all(Row, 'select failures from sign_in_attempts')).toEqual([{ failures: 1 }]);
  });

  it('[E15] leaves one line and no trace of what was typed, be it a password in the wrong field', async () => {
    const records = await temporaryRecords();
    const admin = await administrator(records);
    const before = await auditOf(records);
    await fail(records, PASSWORD, 5);
    await fail(records, REAL, 5);
    expect((await auditOf(records)).slice(before.length)).toEqual([
      'Sistem sign-in-locked unknown-name',
      `Sistem sign-in-locked account/${admin.name}`,
    ]);
    const [line] = await readAudit(records, { limit: 1 });
    expect(line?.detail).toEqual({ address: '192.0.2.1', failures: 5, lockedMinutes: 1 });
    const written = await everythingWritten(records);
    expect(written).not.toContain(PASSWORD);
    expect(written).not.toContain('salah sama sekali');
  });

  it('[E15] and a success leaves one line', async () => {
    const records = await temporaryRecords();
    await administrator(records);
    const before = await auditOf(records);
    const answer = await attempt(records, REAL, PASSWORD);
    expect((await auditOf(records)).slice(before.length)).toEqual(['admin.satu signed-in account/admin.satu']);
    expect(await everythingWritten(records)).not.toContain('session' in answer ? answer.session : PASSWORD);
  });
});
