/** Rows of the table `accounts`. */
import * as z from 'zod/mini';
import { ROLES, type Actor } from '../api/roles.ts';
import { SUDIN_KEYS } from '../contract/places.ts';
import type { Records } from '../records/records.ts';

export const AccountRow = z.object({
  id: z.int(),
  name: z.string(),
  display_name: z.string(),
  role: z.enum(ROLES),
  sudin: z.nullable(z.enum(SUDIN_KEYS)),
  password_hash: z.string(),
  created_at_ms: z.int(),
  signed_in_at_ms: z.nullable(z.int()),
  disabled_at_ms: z.nullable(z.int()),
});
export type AccountRow = z.infer<typeof AccountRow>;

export const accountById = (records: Records, id: number): Promise<AccountRow | undefined> =>
  records.first(AccountRow, 'select * from accounts where id = ?', [id]);

/** @param name as `asTyped` leaves it */
export const accountByName = (records: Records, name: string): Promise<AccountRow | undefined> =>
  records.first(AccountRow, 'select * from accounts where name = ?', [name]);

export const actorOf = ({ id, name, display_name, role, sudin }: AccountRow): Actor => ({
  id,
  name,
  displayName: display_name,
  role,
  ...(sudin === null ? {} : { sudin }),
});

/** Administrators who can sign in, besides the one left out. */
export async function countAdministrators(records: Records, besidesId = 0): Promise<number> {
  const row = await records.first(
    z.object({ count: z.int() }),
    "select count(*) as count from accounts where role = 'admin' and disabled_at_ms is null and id <> ?",
    [besidesId],
  );
  return row?.count ?? 0;
}
