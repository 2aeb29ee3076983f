/** [E9] What was deleted: whole folders in the data folder, each under a name that says what it was and when. */
import { lstat, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Refused } from '../api/refusal.ts';
import { ProductKey } from '../api/shapes.ts';
import { unless, type ContentFiles } from './content-files.ts';
import { productFolder } from './content-path.ts';
import { draftOf } from './draft-of.ts';
import { jsonValue } from './json-value.ts';

export interface Deleted {
  readonly trashId: string;
  readonly key: ProductKey;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly deletedAtMs: number;
  /** "" where nobody wrote it down. */
  readonly by: string;
}

export interface Trash {
  /** Newest first. */
  readonly list: () => Promise<readonly Deleted[]>;
  /** Ids in it, which no new product may take. */
  readonly ids: () => Promise<readonly string[]>;
  readonly put: (key: ProductKey, by: string, nowMs: number) => Promise<string>;
  /** @throws {Refused} `not-found` */
  readonly keyOf: (trashId: string) => Promise<ProductKey>;
  /** @throws {Refused} `conflict` when another product stands there now */
  readonly restore: (trashId: string) => Promise<void>;
}

/** Beside the product's own files; a leading dot keeps it out of every list should the power go while it is on its way. */
const WHO_FILE = '.deleted-by';
const NAME = /^([a-z]+)-(.+)-(\d{13})$/;

const GONE = 'Produk yang dihapus ini tidak ditemukan lagi; mungkin sudah dipulihkan.';
const TAKEN = (id: string) =>
  `Sudah ada produk lain dengan id "${id}" di folder konten; hapus atau ganti namanya dahulu, lalu pulihkan lagi.`;

export function trashIn(trashDir: string, files: ContentFiles): Trash {
  const names = async () => (await readdir(trashDir).catch(unless('ENOENT'))) ?? [];
  const ids = async () => (await names()).flatMap((name) => parse(name)?.key.id ?? []);

  const folderOf = async (trashId: string) => {
    const parsed = parse(trashId);
    const folder = path.join(trashDir, trashId);
    const found = parsed && (await lstat(folder).catch(unless('ENOENT')));
    if (parsed === undefined || found?.isDirectory() !== true) throw new Refused('not-found', GONE);
    return { folder, key: parsed.key };
  };

  return {
    ids,
    keyOf: async (trashId) => (await folderOf(trashId)).key,

    async list() {
      const all: Deleted[] = [];
      for (const trashId of await names()) {
        const parsed = parse(trashId);
        if (parsed === undefined) continue;
        const folder = path.join(trashDir, trashId);
        const by = (await readFile(path.join(folder, WHO_FILE), 'utf8').catch(unless('ENOENT', 'ENOTDIR'))) ?? '';
        all.push({ trashId, ...parsed, name: await nameIn(folder), by });
      }
      return all.toSorted((a, b) => b.deletedAtMs - a.deletedAtMs);
    },

    async put(key, by, nowMs) {
      const taken = new Set(await names());
      let atMs = nowMs;
      while (taken.has(trashIdOf(key, atMs))) atMs += 1;
      const trashId = trashIdOf(key, atMs);
      await files.takeOut(productFolder(key), path.join(trashDir, trashId));
      await writeFile(path.join(trashDir, trashId, WHO_FILE), by);
      return trashId;
    },

    async restore(trashId) {
      const { folder, key } = await folderOf(trashId);
      if (!(await files.putBack(folder, productFolder(key)))) throw new Refused('conflict', TAKEN(key.id));
      const back = await files.locate(productFolder(key));
      if (back !== undefined) await rm(path.join(back, WHO_FILE), { force: true });
    },
  };
}

const trashIdOf = ({ sudin, id }: ProductKey, atMs: number): string => `${sudin}-${id}-${atMs}`;

function parse(name: string): { key: ProductKey; deletedAtMs: number } | undefined {
  const [, sudin, id, atMs] = NAME.exec(name) ?? [];
  const key = ProductKey.safeParse({ sudin, id });
  return key.success ? { key: key.data, deletedAtMs: Number(atMs) } : undefined;
}

async function nameIn(folder: string): Promise<string> {
  for (const file of ['draft.json', 'product.json']) {
    const bytes = await readFile(path.join(folder, file)).catch(() => undefined);
    const json = bytes === undefined ? undefined : jsonValue(bytes);
    const name = json !== undefined && 'value' in json ? draftOf(json.value).name?.id : undefined;
    if (name !== undefined) return name;
  }
  return '';
}
