/** `npm run backup` and `npm run restore`: the same as on the staff page, for whoever has the machine. */
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { makeBackup } from '../backup/make-backup.ts';
import { BackupError } from '../backup/errors.ts';
import { filledPlaces, restoreNow } from '../backup/restore.ts';
import { addressOf, readConfig } from './config.ts';
import { placesIn } from './places.ts';
import type { Teller } from './publication.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param out absolute; appears when it is whole
 * @returns the exit code
 */
export async function writeBackup(env: Environment, out: string, { say, complain }: Teller): Promise<number> {
  const config = readConfig(env);
  if ('sentence' in config) {
    complain(config.sentence);
    return 1;
  }
  const beside = `${out}.${process.pid}`;
  await mkdir(path.dirname(out), { recursive: true });
  try {
    const { content, done } = await makeBackup(placesIn(config), Date.now());
    // Password hashes lie in it.
    await pipeline(content, createWriteStream(beside, { mode: 0o600, flush: true }));
    const { manifest, leftOut } = await done;
    await rename(beside, out);
    say(`Cadangan siap di ${out}: ${manifest.files.length} berkas, revisi ${manifest.revision}.`);
    if (manifest.database === 'server') {
      say('Basis data berada di server libSQL dan tidak termasuk; cadangan server itulah yang berlaku.');
    }
    for (const file of leftOut) say(`Tidak ikut dicadangkan (tautan atau nama yang tidak umum): ${file}`);
    return 0;
  } finally {
    await rm(beside, { force: true });
  }
}

/**
 * @param file absolute
 * @returns the exit code
 */
export async function restoreBackup(
  env: Environment,
  file: string,
  { replace }: { readonly replace: boolean },
  { say, complain }: Teller,
): Promise<number> {
  const config = readConfig(env);
  if ('sentence' in config) {
    complain(config.sentence);
    return 1;
  }
  const places = placesIn(config);
  if ((await filledPlaces(places)).length > 0) await demandStopped(addressOf(config.host, config.port));
  const { revision, aside } = await restoreNow(file, places, { replace, nowMs: Date.now() });
  say(`Cadangan revisi ${revision} dipulihkan.`);
  for (const folder of aside) say(`Isi sebelumnya disisihkan di ${folder}; hapus bila tidak diperlukan lagi.`);
  say('Jalankan "npm start", lalu terbitkan sekali dari halaman staf agar layar yang sudah lebih baru ikut berubah.');
  return 0;
}

const ASK_WITHIN_MS = 1500;

/** A server that goes on would write into the database it has open, which by then lies aside. */
async function demandStopped(address: string): Promise<void> {
  const answer = await fetch(`${address}healthz`, { signal: AbortSignal.timeout(ASK_WITHIN_MS) }).catch(
    () => undefined,
  );
  if (answer?.ok === true) throw new BackupError('running', { what: address });
}
