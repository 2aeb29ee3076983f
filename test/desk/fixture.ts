/** A desk on a real folder with a real database; a test changes one thing on the page or by hand. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Draft } from '../../src/api/draft.ts';
import type { ProductView } from '../../src/api/products.ts';
import type { Actor } from '../../src/api/roles.ts';
import type { ProductKey } from '../../src/api/shapes.ts';
import type { Product } from '../../src/contract/product.ts';
import { openContentFiles, type ContentFiles } from '../../src/desk/content-files.ts';
import type { Hand } from '../../src/desk/product-desk.ts';
import { openProducts, type Products } from '../../src/desk/products.ts';
import type { RunningPublication } from '../../src/desk/published.ts';
import { openRecords, recordsUrlIn } from '../../src/records/open-records.ts';
import type { Records } from '../../src/records/records.ts';
import { product } from '../factory.ts';
import { mintContent, temporaryFolder, type Minted } from '../build/mint.ts';

/** 24 November 2026, 09.00 in Jakarta. */
export const NOW_MS = Date.UTC(2026, 10, 24, 2);
const DAY_MS = 86_400_000;

const actor = (id: number, name: string, displayName: string): Actor => ({ id, name, displayName, role: 'admin' });

export const WRITER: Hand = { by: actor(2, 'penulis', 'Penulis Contoh'), nowMs: NOW_MS };
export const CURATOR: Hand = { by: actor(3, 'kurator', 'Kurator Contoh'), nowMs: NOW_MS + 60_000 };
export const later = (hand: Hand, days: number): Hand => ({ ...hand, nowMs: hand.nowMs + days * DAY_MS });

/** Approved, and in no rotation. */
export const SPARE = product({ id: 'lampu-bambu', sudin: 'nakertransgi', commodity: 'kriya' });
export const KEY: ProductKey = { sudin: SPARE.sudin, id: SPARE.id };

export interface Desk {
  readonly content: Minted & { readonly products: readonly [Product, Product, ...Product[]] };
  readonly files: ContentFiles;
  readonly dataDir: string;
  readonly records: Records;
  readonly products: Products;
  /** What is published, from the next question on. */
  publish(publication: RunningPublication | undefined): void;
  readonly read: (key?: ProductKey) => Promise<ProductView>;
  /** Saves on what stands there now. */
  readonly save: (change: Partial<Draft>, key?: ProductKey) => Promise<ProductView>;
  /** A file of a product as JSON; undefined when there is none. */
  readonly onDisk: (
    name: 'product.json' | 'draft.json',
    key?: ProductKey,
  ) => Promise<Record<string, unknown> | undefined>;
}

export interface DeskOptions {
  readonly wrapFiles?: (files: ContentFiles) => ContentFiles;
  readonly wrapRecords?: (records: Records) => Records;
}

export async function openDesk({
  wrapFiles = (same) => same,
  wrapRecords = (same) => same,
}: DeskOptions = {}): Promise<Desk> {
  const content = await mintContent();
  await content.addProduct(SPARE);
  const dataDir = await temporaryFolder();
  const open = await openRecords({ url: recordsUrlIn(dataDir) });
  onTestFinished(() => open.close());
  const [files, records] = [wrapFiles(openContentFiles(content.dir)), wrapRecords(open)];
  let publication: RunningPublication | undefined;
  const products = openProducts({ files, dataDir, records, published: async () => publication });
  const read = (key = KEY) => products.read(key, NOW_MS);
  return {
    content,
    files,
    dataDir,
    records,
    products,
    read,
    publish(next) {
      publication = next;
    },
    async save(change, key = KEY) {
      const { draft, etag } = await read(key);
      return products.save(key, { ...draft, ...change }, etag, WRITER);
    },
    async onDisk(name, { sudin, id } = KEY) {
      const file = path.join(content.dir, 'products', sudin, id, name);
      const text = await readFile(file, 'utf8').catch(() => undefined);
      return text === undefined ? undefined : (JSON.parse(text) as Record<string, unknown>);
    },
  };
}

/** An edit that matters. */
export const CHANGED = { description: { id: 'Ditulis ulang.', en: 'Written anew.' } };
