import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { AccountError } from '../../src/accounts/errors.ts';
import { checkPassword, hashPassword, isOutdated, verifyPassword } from '../../src/accounts/passwords.ts';
import { temporaryRecords } from '../records/temp-records.ts';
import { HASHING, administrator, PASSWORD } from './people.ts';

function codeOf(password: string): string {
  try {
    checkPassword(password, ['kurator.sosial', 'Nama Lengkap Staf']);
    return 'taken';
  } catch (error) {
    if (error instanceof AccountError) return error.code;
    throw error;
  }
}

describe('a password', HASHING, () => {
  it.each([
    'empat kata yang acak',
    'pisang-goreng',
    'tanpasimbol12',
    'ÀÉÎÕÜ sûr dix mots',
    '🍌🍍🥭🍉🍇🍓🍈🍒🍑🥝🍅🥥',
    '!@#$%^&*()_+?',
  ])('%s is taken: no rule about symbols', (password) => {
    expect(codeOf(password)).toBe('taken');
  });

  it('has 12 to 128 characters, whatever they take in bytes', () => {
    expect(codeOf('pisangAyamX'.slice(0, 11))).toBe('password-short');
    expect(codeOf('🍌🍍🥭🍉🍇🍓🍈🍒🍑🥝🍅')).toBe('password-short');
    const long = 'kata yang berbeda-beda '.repeat(6).slice(0, 128);
    expect(codeOf(long)).toBe('taken');
    expect(codeOf(`${long}x`)).toBe('password-long');
  });

  it.each([
    'password1234',
    'Kata Sandi 2026!',
    'JakPreneur2026',
    'galeri.jakpreneur',
    'Selamat-Datang',
    '123456789012',
    '210987654321',
    'abcdefghijkl',
    'qwertyuiopas',
    'aaaaaaaaaaaa',
    'abababababab',
    'Kurator.Sosial',
    'nama lengkap staf',
  ])('%s is refused as too easy to guess', (password) => {
    expect(codeOf(password)).toBe('password-weak');
  });

  it('[E11] is stored as argon2id with 19 MiB, two passes and one lane, each time with another salt', async () => {
    const hash = await hashPassword(PASSWORD);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await hashPassword(PASSWORD)).not.toBe(hash);
    expect(isOutdated(hash)).toBe(false);
    expect(isOutdated(hash.replace('t=2', 't=1'))).toBe(true);
    const records = await temporaryRecords();
    await administrator(records);
    const Row = z.object({ password_hash: z.string() });
    const row = await records.first(Row, 'select password_hash from accounts');
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('fits only itself, on whichever keyboard its letters were composed', async () => {
    const hash = await hashPassword('caf\u00e9 di kali besar');
    expect(await verifyPassword(hash, 'cafe\u0301 di kali besar')).toBe(true);
    expect(await verifyPassword(hash, 'cafe di kali besar')).toBe(false);
    expect(await verifyPassword(hash, '')).toBe(false);
    expect(await verifyPassword(hash, 'x'.repeat(1_000_000))).toBe(false);
    expect(await verifyPassword(undefined, 'caf\u00e9 di kali besar')).toBe(false);
  });
});
