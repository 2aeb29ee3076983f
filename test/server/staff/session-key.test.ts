import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sessionKeyIn } from '../../../src/server/staff/session-key.ts';
import { temporaryFolder } from '../temp-site.ts';

describe('the key of the session cookie', () => {
  it('is made once, for its owner alone', async () => {
    const dataDir = path.join(await temporaryFolder(), 'var');
    const key = await sessionKeyIn(dataDir);
    expect(key).toHaveLength(32);
    expect(await sessionKeyIn(dataDir)).toEqual(key);
    expect(await readdir(dataDir)).toEqual(['session.key']);
    expect((await stat(path.join(dataDir, 'session.key'))).mode & 0o777).toBe(0o600);
  });

  it('is another in another folder', async () => {
    expect(await sessionKeyIn(await temporaryFolder())).not.toEqual(await sessionKeyIn(await temporaryFolder()));
  });

  it('is the same for two who make it at the same moment', async () => {
    const dataDir = await temporaryFolder();
    const [one, other] = await Promise.all([sessionKeyIn(dataDir), sessionKeyIn(dataDir)]);
    expect(one).toEqual(other);
  });

  it.each(['', 'abc', 'ff'.repeat(31)])('is made anew where the file is none (%j)', async (text) => {
    const dataDir = await temporaryFolder();
    await writeFile(path.join(dataDir, 'session.key'), text);
    expect(await sessionKeyIn(dataDir)).toHaveLength(32);
  });

  it('is closed again to others where a copy has opened it', async () => {
    const dataDir = await temporaryFolder();
    await sessionKeyIn(dataDir);
    await chmod(path.join(dataDir, 'session.key'), 0o644);
    await sessionKeyIn(dataDir);
    expect((await stat(path.join(dataDir, 'session.key'))).mode & 0o777).toBe(0o600);
  });
});
