/** The key of the session cookie: made once and kept in the data folder, so that a restart signs nobody out. */
import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, syncFolder } from '../../build/files.ts';

const KEY_BYTES = 32;
const NAME = 'session.key';

/** @returns 32 bytes. A file that is no key (cut off by a power failure) is replaced; that costs one more sign-in. */
export async function sessionKeyIn(dataDir: string): Promise<Buffer> {
  const file = path.join(dataDir, NAME);
  const known = await readKey(file);
  if (known !== undefined) return known;
  await rm(file, { force: true });
  await mkdir(dataDir, { recursive: true });
  await makeKey(file);
  const made = await readKey(file);
  if (made === undefined) throw new Error(`no key in ${file}`);
  return made;
}

async function readKey(file: string): Promise<Buffer | undefined> {
  try {
    const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'hex');
    if (key.length !== KEY_BYTES) return undefined;
    // A backup that was restored may have opened it to others.
    await chmod(file, 0o600);
    return key;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Appears whole, and never in place of one that another process has made meanwhile. */
async function makeKey(file: string): Promise<void> {
  const beside = `${file}.${process.pid}`;
  const handle = await open(beside, 'w', 0o600);
  try {
    await handle.writeFile(`${randomBytes(KEY_BYTES).toString('hex')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(beside, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(beside, { force: true });
  }
}
