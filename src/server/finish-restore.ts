/** A restore that somebody has asked for on the staff page, done before anything is opened. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ServerConfig } from './config.ts';
import type { Teller } from './publication.ts';

/** As `journalFile` of `backup`, which is not loaded for the sake of a question. */
const JOURNAL = '.pulih.json';

/**
 * Never rejects, and never stops the screens: what cannot be put in place leaves what was there, and is told.
 * @returns whether the server may start on what stands there now
 */
export async function finishRestore(config: ServerConfig, { say, complain }: Teller): Promise<boolean> {
  if (!existsSync(path.join(config.dataDir, JOURNAL))) return true;
  const [{ putInPlace }, { BackupError }, { placesIn }] = await Promise.all([
    import('../backup/put-in-place.ts'),
    import('../backup/errors.ts'),
    import('./places.ts'),
  ]);
  try {
    const done = await putInPlace(placesIn(config), Date.now());
    if (done !== undefined) {
      say(`Cadangan revisi ${done.revision} dipulihkan. Terbitkan sekali dari halaman staf agar layar memakainya.`);
      for (const folder of done.aside) say(`Isi sebelumnya disisihkan di ${folder}.`);
    }
    return true;
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    // Half of one and half of the other must not be served as if it were whole.
    return !(error instanceof BackupError && error.code === 'torn');
  }
}
