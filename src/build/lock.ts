/** One publication at a time per target folder. A lock whose owner is gone (kill, power cut) does not hold anybody up. */
import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from './files.ts';

const LOOK_AGAIN_MS = 100;

/** Another process has been publishing for longer than anyone should wait. */
export class LockedError extends Error {
  constructor(file: string) {
    super(`Penerbitan lain masih berjalan (${file}).`);
    this.name = 'LockedError';
  }
}

/**
 * Waits until the lock is free and takes it.
 * @returns gives it back
 * @throws {LockedError} after `waitMs`
 */
export async function takeLock(file: string, waitMs: number): Promise<() => Promise<void>> {
  const deadlineMs = performance.now() + waitMs;
  const mine = `${await processMark(process.pid)} ${randomUUID()}`;
  for (;;) {
    if (await create(file, mine)) {
      await removeLeftovers(file);
      return () => rm(file, { force: true });
    }
    const theirs = await readIfThere(file);
    if (theirs !== undefined && !(await isHeld(theirs))) await removeStale(file, theirs);
    else if (performance.now() > deadlineMs) throw new LockedError(file);
    else await pause(LOOK_AGAIN_MS);
  }
}

/** Appears with its content in one step: nobody may find a lock that does not yet say whose it is. */
async function create(file: string, content: string): Promise<boolean> {
  const written = besideName(file);
  await writeFile(written, content);
  try {
    await link(written, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(written, { force: true });
  }
}

/** A name beside the lock that says who is at work on it. */
const besideName = (file: string): string => `${file}.${process.pid}.${randomUUID()}`;

/** What was written beside the lock by processes that were killed over it. */
async function removeLeftovers(file: string): Promise<void> {
  const prefix = `${path.basename(file)}.`;
  for (const name of await readdir(path.dirname(file))) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue;
    await rm(path.join(path.dirname(file), name), { force: true });
  }
}

/**
 * A process and when it started: after a reboot, or in a container, another program soon carries the same number, and a
 * number alone would keep an unattended box from publishing for ever.
 */
async function processMark(pid: number): Promise<string> {
  const STARTED_AT = 19;
  const status = await readIfThere(`/proc/${pid}/stat`);
  // The second field is the program's name in brackets and may itself hold blanks.
  const started = status?.slice(status.lastIndexOf(')') + 2).split(' ')[STARTED_AT];
  return `${pid} ${started ?? '-'}`;
}

async function isHeld(content: string): Promise<boolean> {
  const pid = Number.parseInt(content, 10);
  // Empty or cut off: the power went before the disk had it.
  return pid > 0 && isAlive(pid) && content.startsWith(`${await processMark(pid)} `);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It lives, under another user.
    return errorCode(error) === 'EPERM';
  }
}

/** Two who find the same stale lock must not remove each other's new one: it is moved away and looked at first. */
async function removeStale(file: string, expected: string): Promise<void> {
  const aside = besideName(file);
  try {
    await rename(file, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readIfThere(aside)) !== expected) await rename(aside, file);
  else await rm(aside, { force: true });
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}
