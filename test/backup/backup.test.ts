import { createHash } from 'node:crypto';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import * as yauzl from 'yauzl';
import { describe, expect, it, vi } from 'vitest';
import { inviteAccount } from '../../src/accounts/make-links.ts';
import { signIn } from '../../src/accounts/sign-in.ts';
import { makeBackup } from '../../src/backup/make-backup.ts';
import { restoreNow } from '../../src/backup/restore.ts';
import { openRecords, recordsUrlIn } from '../../src/records/open-records.ts';
import { createPublisher } from '../../src/publications/publisher.ts';
import { everythingWritten, PASSWORD } from '../accounts/people.ts';
import { temporaryFolder } from '../build/mint.ts';
import { verifyOnDisk } from '../build/verify-on-disk.ts';
import { ADMIN, NOW_MS } from '../publications/site.ts';
import { backupInto, digestsIn, emptyMachine, gallery } from './places.ts';

// Real publications, and passwords that are really hashed.
vi.setConfig({ testTimeout: 120_000 });

async function entriesOf(file: string): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>();
  const archive = await yauzl.openPromise(file);
  for await (const entry of archive.eachEntry()) {
    entries.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  }
  return entries;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a backup', () => {
  it('[I8] holds content, feed, history and database, each with its digest, and no key', async () => {
    const { site, places } = await gallery();
    await symlink(path.join(places.dataDir, 'session.key'), path.join(places.contentDir, 'products', 'ke-luar.json'));
    const { file, manifest, leftOut } = await backupInto(places);
    const entries = await entriesOf(file);
    expect([...entries.keys()].at(-1)).toBe('manifest.json');
    expect(manifest.files.map((line) => [line.path, line.bytes, line.sha256])).toEqual(
      [...entries].slice(0, -1).map(([name, bytes]) => [name, bytes.length, sha256(bytes)]),
    );
    const names = manifest.files.map((line) => line.path);
    const below = async (root: string, dir: string) =>
      Object.keys(await digestsIn(dir)).map((name) => `${root}/${name}`);
    expect(names).toEqual(expect.arrayContaining(await below('content', site.content.dir)));
    expect(names).toEqual(expect.arrayContaining(await below('feed', site.feedDir)));
    expect(names).toEqual(
      expect.arrayContaining(await below('history/blobs', path.join(places.dataDir, 'history/blobs'))),
    );
    expect(names).toContain('database/galeri.db');
    expect(names.filter((name) => name.includes('key') || name.includes('cache'))).toEqual([]);
    expect([...entries.values()].some((bytes) => bytes.includes('a'.repeat(64)))).toBe(false);
    expect(leftOut).toEqual(['content/products/ke-luar.json']);
    expect(await digestsIn(path.join(places.dataDir, 'backup'))).toEqual({});
  });

  it('[I8] opens no door again: sessions and unused links are not in it, accounts are', async () => {
    const { site, places } = await gallery();
    const records = site.records();
    await signIn(records, { name: 'admin.satu', password: PASSWORD, address: '127.0.0.1' }, NOW_MS);
    const by = { id: 1, name: 'admin.satu', displayName: 'Admin Contoh', role: 'admin' as const };
    await inviteAccount(records, by, { role: 'peninjau', displayName: 'Staf Contoh' }, NOW_MS);
    expect(await everythingWritten(records, ['sessions'])).not.toBe('[[]]');
    const { file } = await backupInto(places);
    const dir = await temporaryFolder();
    await writeFile(path.join(dir, 'galeri.db'), (await entriesOf(file)).get('database/galeri.db') ?? '');
    const copy = await openRecords({ url: recordsUrlIn(dir) });
    expect(await everythingWritten(copy, ['sessions'])).toBe('[[]]');
    expect(await everythingWritten(copy, ['links'])).not.toContain('invitation');
    expect(await everythingWritten(copy, ['accounts'])).toContain('admin.satu');
    await copy.close();
    expect(await everythingWritten(records, ['links'])).toContain('invitation');
  });

  it('[I8] made while a publication is under way is of one moment', async () => {
    const { site, places } = await gallery();
    const { content, publisher, editProduct, replacePhoto, wait, now } = site;
    for (let round = 0; round < 4; round++) {
      wait(60_000);
      await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 1000 + round } }));
      await replacePhoto(content.products[1], `#${round}3355${round}`);
      const { digest } = await publisher.preview();
      await publisher.publish({ by: ADMIN, digest, note: '' });
      const [{ file }] = await Promise.all([backupInto(places), publisher.settled()]);
      const machine = await emptyMachine();
      await restoreNow(file, machine, { replace: false, nowMs: NOW_MS });
      const { feed } = await verifyOnDisk(path.join(machine.dataDir, 'feed'));
      const records = await openRecords({ url: recordsUrlIn(machine.dataDir) });
      const there = createPublisher({ contentDir: machine.contentDir, dataDir: machine.dataDir, records, now });
      await there.reconcile();
      const { publications } = await there.list();
      expect(publications[0]).toMatchObject({ revision: feed.revision, isLive: true });
      await records.close();
    }
  });

  it('a file that goes while it is made is not in it, and a reader that goes ends the work', async () => {
    const { site, places } = await gallery();
    const { content, done } = await makeBackup(places, NOW_MS);
    await rm(path.join(site.content.dir, 'products'), { recursive: true });
    content.resume();
    const names = (await done).manifest.files.map((line) => line.path);
    expect(names).toContain('content/gallery.json');
    expect(names.filter((name) => name.startsWith('content/products/')).length).toBeLessThan(6);

    const given = await makeBackup(places, NOW_MS);
    given.content.on('error', () => {});
    given.content.destroy();
    await expect(given.done).rejects.toThrow();
    expect(await digestsIn(path.join(places.dataDir, 'backup'))).toEqual({});
  });
});

describe('an empty machine', () => {
  it('[I11] shows the same feed, and everybody signs in with the password they had', async () => {
    const { site, places } = await gallery();
    const { file, manifest } = await backupInto(places);
    const machine = await emptyMachine();
    expect(await restoreNow(file, machine, { replace: false, nowMs: NOW_MS })).toEqual({
      madeAtMs: NOW_MS,
      revision: manifest.revision,
      aside: [],
    });
    expect(await digestsIn(path.join(machine.dataDir, 'feed'))).toEqual(await digestsIn(site.feedDir));
    expect(await digestsIn(machine.contentDir)).toEqual(await digestsIn(site.content.dir));
    expect(
      (await readFile(path.join(machine.dataDir, 'feed/feed.json'))).equals(
        await readFile(path.join(site.feedDir, 'feed.json')),
      ),
    ).toBe(true);
    const records = await openRecords({ url: recordsUrlIn(machine.dataDir) });
    const entered = await signIn(records, { name: 'admin.satu', password: PASSWORD, address: '127.0.0.1' }, NOW_MS);
    expect(entered).toMatchObject({ actor: { name: 'admin.satu', role: 'admin' } });
    const there = createPublisher({
      contentDir: machine.contentDir,
      dataDir: machine.dataDir,
      records,
      now: () => NOW_MS,
    });
    await there.reconcile();
    expect((await there.preview()).changes).toEqual({ added: [], changed: [], removed: [] });
    await records.close();
  });
});
