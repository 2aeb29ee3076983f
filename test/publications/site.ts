/** A gallery with its content folder, its data folder, a real database, and a publisher over them; the clock is the test's. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import type { Progress } from '../../src/api/publications.ts';
import { mattersOf } from '../../src/contract/matters.ts';
import type { Product, RotationContent } from '../../src/contract/product.ts';
import { createPublisher, type By, type Publisher } from '../../src/publications/publisher.ts';
import { openRecords, recordsUrlIn } from '../../src/records/open-records.ts';
import type { OpenRecords } from '../../src/records/records.ts';
import { mintContent, productFile, temporaryFolder } from '../build/mint.ts';

export const NOW_MS = Date.parse('2026-11-24T03:00:00Z');
export const ADMIN: By = { accountId: 1, name: 'admin', displayName: 'Admin galeri' };

export const keyOf = ({ sudin, id }: Pick<Product, 'sudin' | 'id'>): string => `${sudin}/${id}`;

export async function mintSite() {
  const content = await mintContent();
  const dataDir = await temporaryFolder();
  let nowMs = NOW_MS;
  const open = async (): Promise<{ records: OpenRecords; publisher: Publisher }> => {
    const records = await openRecords({ url: recordsUrlIn(dataDir) });
    return { records, publisher: createPublisher({ contentDir: content.dir, dataDir, records, now: () => nowMs }) };
  };
  let opened: Awaited<ReturnType<typeof open>> | undefined = await open();
  const { publisher } = opened;
  const records = (): OpenRecords => {
    if (opened === undefined) throw new Error('nobody is at work');
    return opened.records;
  };
  /** As when the process ends: who goes on holding the database beside another process is no restart. */
  const stop = async () => {
    const { records: open } = opened ?? {};
    opened = undefined;
    await open?.close();
  };
  onTestFinished(stop);

  const read = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(content.dir, file), 'utf8'));

  return {
    content,
    dataDir,
    feedDir: path.join(dataDir, 'feed'),
    records,
    publisher,
    read,
    stop,
    /** The same folders and database after the process came back. */
    restart: async () => {
      await stop();
      opened = await open();
      return opened.publisher;
    },
    bytes: (file: string) => readFile(path.join(content.dir, file)),
    /** Edits a product's file as somebody with an editor does. */
    editProduct: async (product: Product, edit: (value: Product) => object) =>
      content.write(productFile(product), edit((await read(productFile(product))) as Product)),
    editRotation: async (id: string, edit: (value: RotationContent) => object) =>
      content.write(`rotations/${id}.json`, edit((await read(`rotations/${id}.json`)) as RotationContent)),
    /** Another picture under the same name. */
    replacePhoto: async ({ sudin, id }: Product, background: string) => {
      const image = sharp({ create: { width: 1200, height: 1200, channels: 3, background } });
      await writeFile(path.join(content.dir, 'products', sudin, id, 'sampul.jpg'), await image.jpeg().toBuffer());
    },
    /** What is written there now is approved on record. */
    approve: async (product: Product) => {
      const sha256 = createHash('sha256')
        .update(mattersOf(await read(productFile(product))))
        .digest('hex');
      await records().run('insert into approvals (product_key, matters_sha256, by_name, at_ms) values (?, ?, ?, ?)', [
        keyOf(product),
        sha256,
        'Kurator',
        nowMs,
      ]);
    },
    curation: (product: Product, state: string) =>
      records().run(
        `insert into curation (product_key, state, by_name, at_ms) values (?, ?, 'Kurator', 0)
         on conflict (product_key) do update set state = excluded.state`,
        [keyOf(product), state],
      ),
    /** Looks, presses, waits. */
    publishNow: async (by: Publisher = publisher, note = ''): Promise<Progress> => {
      const { digest } = await by.preview();
      await by.publish({ by: ADMIN, digest, note });
      return by.settled();
    },
    wait: (ms: number) => {
      nowMs += ms;
      return nowMs;
    },
    now: () => nowMs,
  };
}

export type Site = Awaited<ReturnType<typeof mintSite>>;
