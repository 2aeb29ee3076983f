/**
 * The content folder as staff left it. Reads, and judges nothing but whether a file can be read at all; what is in it is
 * the check's business. The folder is never written to.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FiledProblem } from '../contract/problems.ts';
import { say, type SentenceCode, type SentenceValues } from '../contract/sentences.ts';
import { errorCode } from './files.ts';
import { inParallel } from './in-parallel.ts';
import { jsonFaultPlace } from './json-fault.ts';
import { BYTES_PER_MEGABYTE, CONTENT_JSON_MAX_BYTES, FILES_AT_ONCE } from './limits.ts';

declare const read: unique symbol;

export interface JsonFile {
  /** Relative to the content folder, with `/`. */
  readonly file: string;
  readonly value: unknown;
  /** Of the bytes the value was read from. */
  readonly sha256: string;
}

/** One whose bytes nobody asks for: the rules look at what stands in a file. */
export type JsonInFile = Pick<JsonFile, 'file' | 'value'>;

/** Names of the two folders a product lies in; its own id and Suku Dinas must say the same. */
export interface ProductFolder {
  readonly sudinFolder: string;
  readonly idFolder: string;
}

export interface ProductFile extends JsonFile, ProductFolder {}

/** Everything that could be read, and a problem for everything that could not. */
export interface Content {
  readonly [read]: true;
  /** Absolute, links resolved. */
  readonly dir: string;
  readonly gallery: JsonFile | undefined;
  readonly products: readonly ProductFile[];
  /** All of them, also those whose product.json could not be read. */
  readonly productFolders: readonly ProductFolder[];
  readonly rotations: readonly JsonFile[];
  readonly notices: readonly JsonFile[];
  readonly problems: readonly FiledProblem[];
}

const GALLERY_FILE = 'gallery.json';
const PRODUCT_FILE = 'product.json';

/** Reads a content folder. A missing or empty one is a problem in the list, never an exception. */
export async function readContent(dir: string): Promise<Content> {
  const reader = await Reader.open(dir);
  if (reader === undefined) return nothingToRead(dir);
  const [gallery, productFiles, rotationFiles, noticeFiles] = await Promise.all([
    reader.json(GALLERY_FILE),
    reader.productFiles(),
    reader.jsonNames('rotations'),
    reader.jsonNames('notices'),
  ]);
  const files = productFiles.length + rotationFiles.length + noticeFiles.length;
  if (gallery === 'missing' && files === 0) return nothingToRead(dir);
  if (gallery === 'missing') reader.report(GALLERY_FILE, 'file-missing', { name: GALLERY_FILE });

  const products: ProductFile[] = [];
  const readProducts = await inParallel(productFiles, FILES_AT_ONCE, ({ file }) => reader.json(file));
  for (const [index, { file, sudinFolder, idFolder }] of productFiles.entries()) {
    const json = readProducts[index];
    if (typeof json === 'object') products.push({ ...json, sudinFolder, idFolder });
    // A folder that so far holds only photos is work in progress, like a draft.
    else if (json === 'missing') reader.report(file, 'file-missing', { name: PRODUCT_FILE }, 'warning');
  }
  const rotations = await inParallel(rotationFiles, FILES_AT_ONCE, (file) => reader.json(file));
  const notices = await inParallel(noticeFiles, FILES_AT_ONCE, (file) => reader.json(file));
  return {
    dir: reader.root,
    gallery: typeof gallery === 'object' ? gallery : undefined,
    products,
    productFolders: productFiles,
    rotations: rotations.filter((json) => typeof json === 'object'),
    notices: notices.filter((json) => typeof json === 'object'),
    problems: reader.problems,
  } as unknown as Content;
}

const nothingToRead = (dir: string): Content =>
  ({
    dir,
    gallery: undefined,
    products: [],
    productFolders: [],
    rotations: [],
    notices: [],
    problems: [{ file: '.', field: '', ...say('content-empty') }],
  }) as unknown as Content;

/** The real path of a file of the content folder, or why it has none. A link may not lead out of the folder. */
export async function contentPath(root: string, file: string): Promise<{ path: string } | 'missing' | 'outside'> {
  try {
    const real = await realpath(path.join(root, file));
    return real.startsWith(root + path.sep) ? { path: real } : 'outside';
  } catch (error) {
    if (isAbsent(error)) return 'missing';
    throw error;
  }
}

const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(errorCode(error) ?? '');

class Reader {
  readonly root: string;
  readonly problems: FiledProblem[] = [];

  private constructor(root: string) {
    this.root = root;
  }

  static async open(dir: string): Promise<Reader | undefined> {
    try {
      return new Reader(await realpath(dir));
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  report(file: string, code: SentenceCode, values?: SentenceValues, severity?: 'warning'): void {
    this.problems.push({ file, field: '', ...say(code, values), ...(severity && { severity }) });
  }

  /** Names in a folder, sorted; dotfiles are not content (`.schema`, what an editor or a file server leaves behind). */
  async names(folder: string, kind: 'files' | 'folders'): Promise<string[]> {
    const at = await contentPath(this.root, folder);
    if (at === 'outside') this.report(folder, 'outside-content');
    if (typeof at === 'string') return [];
    try {
      const entries = await readdir(at.path, { withFileTypes: true });
      return entries
        .filter((entry) => !entry.name.startsWith('.'))
        .filter((entry) => entry.isSymbolicLink() || entry.isDirectory() === (kind === 'folders'))
        .map(({ name }) => name)
        .sort();
    } catch (error) {
      if (isAbsent(error)) return [];
      throw error;
    }
  }

  /** The JSON files of a folder, relative to the content folder; what lies beside them (photos, notes) is no business here. */
  async jsonNames(folder: string): Promise<string[]> {
    const names = await this.names(folder, 'files');
    return names.filter((name) => name.endsWith('.json')).map((name) => `${folder}/${name}`);
  }

  async productFiles(): Promise<(ProductFolder & Pick<JsonFile, 'file'>)[]> {
    const sudinFolders = await this.names('products', 'folders');
    const perSudin = await inParallel(sudinFolders, FILES_AT_ONCE, async (sudinFolder) => {
      const idFolders = await this.names(`products/${sudinFolder}`, 'folders');
      return idFolders.map((idFolder) => ({
        file: `products/${sudinFolder}/${idFolder}/${PRODUCT_FILE}`,
        sudinFolder,
        idFolder,
      }));
    });
    return perSudin.flat();
  }

  /** A JSON file; `unreadable` has been reported, `missing` is for the caller to judge. */
  async json(file: string): Promise<JsonFile | 'missing' | 'unreadable'> {
    const at = await contentPath(this.root, file);
    if (at === 'outside') return this.unreadable(file, 'outside-content');
    if (at === 'missing') return 'missing';
    const { size } = await stat(at.path);
    if (size > CONTENT_JSON_MAX_BYTES) {
      return this.unreadable(file, 'file-too-large', {
        megabytes: Math.ceil(size / BYTES_PER_MEGABYTE),
        max: CONTENT_JSON_MAX_BYTES / BYTES_PER_MEGABYTE,
      });
    }
    const bytes = await readFile(at.path);
    const text = decode(bytes);
    if (text === undefined) return this.unreadable(file, 'not-utf8');
    try {
      return { file, value: JSON.parse(text), sha256: createHash('sha256').update(bytes).digest('hex') };
    } catch {
      return this.unreadable(file, 'broken-json', { ...jsonFaultPlace(text) });
    }
  }

  private unreadable(file: string, code: SentenceCode, values?: SentenceValues): 'unreadable' {
    this.report(file, code, values);
    return 'unreadable';
  }
}

/** Strict UTF-8. A byte order mark, which Windows editors write, is dropped by the decoder. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
