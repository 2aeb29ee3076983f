/**
 * `npm run staff-link`: a one-time link for whoever can reach this machine's command line, when nobody can sign in any
 * more. Without an administrator it makes the first one, otherwise it leads an account to a new password.
 */
import { listAccounts, type AccountView } from '../accounts/accounts.ts';
import { ensureSetupLink, rescueLink } from '../accounts/make-links.ts';
import { asTyped } from '../accounts/names.ts';
import { openRecords, recordsUrlIn } from '../records/open-records.ts';
import type { Records } from '../records/records.ts';
import { addressOf, readConfig } from './config.ts';
import type { Teller } from './publication.ts';

/**
 * @param name user name; may be left out where only one administrator is active
 * @returns the exit code
 */
export async function printStaffLink(
  env: Readonly<Record<string, string | undefined>>,
  name: string | undefined,
  { say, complain }: Teller,
  nowMs: number = Date.now(),
): Promise<number> {
  const config = readConfig(env);
  if ('sentence' in config) {
    complain(config.sentence);
    return 1;
  }
  const { dbUrl, dbToken } = config.staff;
  const records = await openRecords({ url: dbUrl ?? recordsUrlIn(config.dataDir), authToken: dbToken });
  try {
    const outcome = await linkFor(records, name, nowMs);
    if ('sentence' in outcome) complain(outcome.sentence);
    else
      say(
        `${outcome.what}: buka ${addressOf(config.host, config.port)}staf/tautan/${outcome.token} (${outcome.valid})`,
      );
    return 'sentence' in outcome ? 1 : 0;
  } finally {
    await records.close();
  }
}

type Outcome =
  { readonly sentence: string } | { readonly what: string; readonly token: string; readonly valid: string };

async function linkFor(records: Records, name: string | undefined, nowMs: number): Promise<Outcome> {
  const setup = await ensureSetupLink(records, nowMs);
  if (setup !== undefined) {
    return { what: 'Pengelola pertama', token: setup.token, valid: 'berlaku 30 menit, satu kali pakai' };
  }
  const account = chosen(await listAccounts(records), name);
  if ('sentence' in account) return account;
  const { token } = await rescueLink(records, account.id, nowMs);
  return { what: `Kata sandi baru untuk ${account.name}`, token, valid: 'berlaku satu hari, satu kali pakai' };
}

function chosen(accounts: readonly AccountView[], name: string | undefined): AccountView | { sentence: string } {
  const active = accounts.filter(({ disabledAtMs }) => disabledAtMs === undefined);
  if (name !== undefined) {
    const found = active.find((account) => account.name === asTyped(name));
    return found ?? { sentence: `Tidak ada akun aktif bernama "${name}".` };
  }
  const [only, ...others] = active.filter(({ role }) => role === 'admin');
  if (only !== undefined && others.length === 0) return only;
  const names = [only, ...others].flatMap((account) => account?.name ?? []).join(', ');
  return { sentence: `Sebutkan akunnya: npm run staff-link -- NAMA. Admin galeri yang aktif: ${names}.` };
}
