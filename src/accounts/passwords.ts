/** [E11] Passwords: what is taken, how it is kept, how it is compared. */
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { Buffer } from 'node:buffer';
import { AccountError } from './errors.ts';
import { PASSWORD_CHARS } from './limits.ts';
import { isObvious } from './obvious.ts';

/** OWASP Password Storage Cheat Sheet: argon2id (the library's own algorithm) with 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Compared with when nobody has the name: the same work, and no password leads to it. */
const NOBODYS_HASH = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${bytesAsText(16)}$${bytesAsText(32)}`;

/**
 * @param names of the account, which a password may not repeat
 * @throws {AccountError} `password-short`, `password-long`, `password-weak`
 */
export function checkPassword(password: string, names: readonly string[]): void {
  const chars = Array.from(composed(password)).length;
  if (chars < PASSWORD_CHARS.min) throw new AccountError('password-short');
  if (chars > PASSWORD_CHARS.max) throw new AccountError('password-long');
  if (isObvious(password, names)) throw new AccountError('password-weak');
}

/** @returns the hash with its salt and cost, in the PHC format */
export const hashPassword = (password: string): Promise<string> => hash(composed(password), COST);

/** @param passwordHash undefined when no account has the name; it costs the same and never fits */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const typed = composed(password);
  // Longer than any password: compared all the same, without hashing a megabyte.
  const comparable = typed.length <= PASSWORD_CHARS.max * 2 ? typed : '';
  const fits = await verify(passwordHash ?? NOBODYS_HASH, comparable);
  return fits && passwordHash !== undefined;
}

/** Whether it was made at another cost than today's; it is made anew when its owner signs in. */
export function isOutdated(passwordHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(passwordHash);
  return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
}

/** The same letters typed on two keyboards may be other code points (é as one or as two). */
const composed = (password: string): string => password.normalize('NFKC');

function bytesAsText(count: number): string {
  return Buffer.alloc(count, 'galeri').toString('base64').replaceAll('=', '');
}
