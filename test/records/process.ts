/**
 * A process of its own that opens the records, so that tests can run two against each other, or kill one. Says "ready"
 * once everything is loaded, acts when it is spoken to, and ends with what came of it as one line of JSON.
 */
import { createClient } from '@libsql/client';
import { once } from 'node:events';
import { AccountError } from '../../src/accounts/errors.ts';
import { useLink } from '../../src/accounts/use-link.ts';
import { openRecords } from '../../src/records/open-records.ts';

const [command = '', url = '', ...rest] = process.argv.slice(2);

async function act(): Promise<unknown> {
  if (command === 'own') return own();
  const records = await openRecords({ url });
  try {
    if (command === 'use-link') return await tryLink();
    if (command === 'hang') return await hang();
    return 'opened';
  } finally {
    await records.close();
  }

  async function tryLink() {
    const [token = '', name = '', nowMs = ''] = rest;
    try {
      const use = { name, displayName: 'Staf Contoh', password: 'empat kata yang acak' };
      return (await useLink(records, token, use, Number(nowMs))).name;
    } catch (error) {
      if (error instanceof AccountError) return error.code;
      throw error;
    }
  }

  /** In the middle of a change for ever. */
  async function hang() {
    // Without something to wait for, Node would end by itself.
    const alive = setInterval(() => {}, 1000);
    await records.change(async (inside) => {
      await inside.run(
        "insert into curation (product_key, state, by_name, at_ms) values ('kpkp/abon', 'draft', 'x', 1)",
      );
      process.stdout.write('inside\n');
      await new Promise(() => {});
    });
    clearInterval(alive);
  }
}

/** Wants the whole file for itself, which it gets only while nobody else has it open. */
async function own(): Promise<unknown> {
  const client = createClient({ url });
  try {
    const { rows } = await client.execute('pragma journal_mode = delete');
    return rows[0]?.['journal_mode'];
  } catch (error) {
    return (error as { code?: unknown }).code;
  } finally {
    client.close();
  }
}

process.stdout.write('ready\n');
await once(process.stdin, 'data');
process.stdout.write(`${JSON.stringify(await act())}\n`);
process.stdin.destroy();
