import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LockedError, takeLock } from '../../src/build/lock.ts';
import { temporaryFolder } from './mint.ts';

describe('the lock of a publication', () => {
  it('is taken by one at a time and given back', async () => {
    const file = path.join(await temporaryFolder(), '.lock');
    const release = await takeLock(file, 0);
    await expect(takeLock(file, 0)).rejects.toThrow(LockedError);
    await release();
    await (
      await takeLock(file, 0)
    )();
    expect(existsSync(file)).toBe(false);
  });

  it('is waited for', async () => {
    const file = path.join(await temporaryFolder(), '.lock');
    const release = await takeLock(file, 0);
    const order: string[] = [];
    const wait = async () => {
      const giveBack = await takeLock(file, 5000);
      order.push('second');
      await giveBack();
    };
    const waiting = wait();
    order.push('first');
    await release();
    await waiting;
    expect(order).toEqual(['first', 'second']);
  });

  it('of a process that is gone holds nobody up', async () => {
    const folder = await temporaryFolder();
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    for (const left of [`${child.pid} 123 abc`, '', '\0\0\0\0']) {
      await writeFile(path.join(folder, '.lock'), left);
      await (
        await takeLock(path.join(folder, '.lock'), 0)
      )();
    }
    await writeFile(path.join(folder, `.lock.${child.pid}.half-way`), '');
    await (
      await takeLock(path.join(folder, '.lock'), 0)
    )();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not held by a stranger who got the same process number after a reboot', async () => {
    const file = path.join(await temporaryFolder(), '.lock');
    const release = await takeLock(file, 0);
    const [pid = '', started = '', id = ''] = (await readFile(file, 'utf8')).split(' ');
    await writeFile(file, `${pid} ${Number(started) - 5000} ${id}`);
    await (
      await takeLock(file, 0)
    )();
    await release();
  });

  it('of many who find a stale one, one at a time gets in', async () => {
    const file = path.join(await temporaryFolder(), '.lock');
    await writeFile(file, '999999999 1 abc');
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const release = await takeLock(file, 10_000);
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside -= 1;
        await release();
      }),
    );
    expect(most).toBe(1);
  });
});
