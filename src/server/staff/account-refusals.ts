/** What the accounts refuse, as the API says it: with the field of the form where one is at fault. */
import { AccountError, type AccountErrorCode } from '../../accounts/errors.ts';
import { Refused, type RefusalCode } from '../../api/refusal.ts';

const TABLE: Readonly<Record<AccountErrorCode, readonly [code: RefusalCode, field?: string]>> = {
  'link-unusable': ['not-found'],
  'name-shape': ['invalid', 'name'],
  'name-taken': ['invalid', 'name'],
  'display-name-shape': ['invalid', 'displayName'],
  'password-short': ['invalid', 'password'],
  'password-long': ['invalid', 'password'],
  'password-weak': ['invalid', 'password'],
  'role-sudin': ['invalid', 'sudin'],
  'account-unknown': ['not-found'],
  'account-disabled': ['conflict'],
  'last-administrator': ['conflict'],
  'not-allowed': ['not-allowed'],
};

/**
 * Does the work and puts its refusals into the API's words.
 * @param passwordField what the form calls the password
 */
export async function inApiWords<T>(work: () => Promise<T>, passwordField = 'password'): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    const [code, named] = TABLE[error.code];
    const field = named === 'password' ? passwordField : named;
    const problems = field === undefined ? {} : { problems: [problemAt(field, error.message)] };
    throw new Refused(code, error.message, problems);
  }
}

/** One field that is at fault. */
export const problemAt = (field: string, sentence: string) => ({ severity: 'error' as const, field, sentence });

const TOO_MANY = (minutes: number): string =>
  `Terlalu banyak percobaan yang gagal; coba lagi dalam ${minutes} menit, atau minta tautan kata sandi baru kepada admin galeri.`;

export const lockedOut = (retryAfterSeconds: number): Refused =>
  new Refused('too-many', TOO_MANY(Math.ceil(retryAfterSeconds / 60)), { retryAfterSeconds });
