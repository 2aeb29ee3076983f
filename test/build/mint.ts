/** A content folder on disk that passes every rule on TODAY. A test takes it and breaks one thing. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import { checkContent } from '../../src/build/check.ts';
import { readContent } from '../../src/build/read.ts';
import type { FiledProblem } from '../../src/contract/problems.ts';
import type { NoticeContent } from '../../src/contract/notice.ts';
import { COMMODITIES, SUDIN_KEYS, type Commodity } from '../../src/contract/places.ts';
import type { Product, RotationContent } from '../../src/contract/product.ts';
import { gallery, product, TODAY } from '../factory.ts';

export async function temporaryFolder(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'galeri-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

let jpeg: Buffer | undefined;

/** The smallest photo the rules allow; made once, because it costs 20 ms. */
export async function photo(): Promise<Buffer> {
  jpeg ??= await sharp({ create: { width: 1200, height: 1200, channels: 3, background: '#a05a2c' } })
    .jpeg()
    .toBuffer();
  return jpeg;
}

export interface Minted {
  readonly dir: string;
  /** Writes a file as text, bytes or JSON, relative to the content folder. */
  write(file: string, content: unknown): Promise<void>;
  /** A product with its photo, in the folder its id and unit name. */
  addProduct(product: Product): Promise<void>;
  addRotation(rotation: RotationContent): Promise<void>;
  /** A notice under this id, with its photo beside it. */
  addNotice(id: string, notice: NoticeContent): Promise<void>;
  /** What the check says on `today`. */
  problems(today?: string): Promise<readonly FiledProblem[]>;
}

export const productFile = ({ sudin, id }: Pick<Product, 'sudin' | 'id'>): string =>
  `products/${sudin}/${id}/product.json`;

export const noticeFile = (id: string): string => `notices/${id}.json`;

/** One product of each Suku Dinas, commodities in turn, in two adjoining rotations around TODAY. */
/** Food first: ppkukm-satu is kuliner, ppapp-satu kriya, kpkp-satu fesyen, and so on. */
export async function mintContent(): Promise<
  Minted & { readonly products: readonly [Product, Product, ...Product[]] }
> {
  const minted = await mintEmpty();
  const products = SUDIN_KEYS.map((sudin, index) => {
    const commodity = COMMODITIES[index % COMMODITIES.length] as Commodity;
    return product({ id: `${sudin}-satu`, sudin, commodity });
  }) as [Product, Product, ...Product[]];
  for (const made of products) await minted.addProduct(made);
  const ids = products.map(({ id }) => id);
  await minted.write('gallery.json', gallery());
  await minted.addRotation(rotation('r-now', '2026-11-16', '2026-11-29', ids));
  await minted.addRotation(rotation('r-next', '2026-11-30', '2026-12-13', ids));
  return { ...minted, products };
}

export const rotation = (id: string, starts: string, ends: string, products: readonly string[]): RotationContent => ({
  id,
  title: { id: `Rotasi ${id}`, en: `Rotation ${id}` },
  starts,
  ends,
  products: [...products],
});

export async function mintEmpty(): Promise<Minted> {
  const dir = await temporaryFolder();
  const write = async (file: string, content: unknown) => {
    const target = path.join(dir, file);
    await mkdir(path.dirname(target), { recursive: true });
    const isRaw = typeof content === 'string' || content instanceof Uint8Array;
    await writeFile(target, isRaw ? content : JSON.stringify(content, undefined, 2));
  };
  return {
    dir,
    write,
    async addProduct(made) {
      await write(productFile(made), made);
      for (const { file } of made.photos) await write(`products/${made.sudin}/${made.id}/${file}`, await photo());
    },
    async addNotice(id, made) {
      await write(noticeFile(id), made);
      if (made.photo !== undefined) await write(`notices/${made.photo.file}`, await photo());
    },
    addRotation: (made) => write(`rotations/${made.id}.json`, made),
    problems: async (today = TODAY) => (await checkContent(await readContent(dir), today)).problems,
  };
}
