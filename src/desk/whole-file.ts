/** A JSON file that is edited as a whole: gallery.json, a rotation, a notice. */
import { Refused } from '../api/refusal.ts';
import type { Sentence } from '../contract/sentences.ts';
import { etagOf, type ContentFiles } from './content-files.ts';
import type { ContentPath } from './content-path.ts';
import { jsonBytes, jsonValue } from './json-value.ts';

export interface WholeFile {
  readonly etag: string;
  readonly bytes: Uint8Array;
  /** Undefined where it cannot be read. */
  readonly value: unknown;
  /** Why it cannot be read. */
  readonly fault: Sentence | undefined;
}

/** Read anew each time, so that what somebody changed by hand is noticed; undefined when there is none. */
export async function readWhole(files: ContentFiles, file: ContentPath): Promise<WholeFile | undefined> {
  const stored = await files.read(file);
  if (stored === undefined) return undefined;
  const { bytes } = stored;
  const json = jsonValue(bytes);
  const [value, fault] = 'fault' in json ? [undefined, json.fault] : [json.value, undefined];
  return { etag: etagOf(bytes), bytes, value, fault };
}

const CHANGED =
  'Isi ini sudah diubah sejak Anda membukanya; bandingkan dahulu, lalu simpan lagi. Isian Anda tidak hilang.';

/**
 * [E7] Nobody overwrites what they have not seen.
 * @param match the etag the edit was made on
 * @throws {Refused} `changed-meanwhile` with what stands there now
 */
export async function demandSame(etag: string, match: string, current: () => Promise<unknown>): Promise<void> {
  if (etag !== match) throw new Refused('changed-meanwhile', CHANGED, { current: await current() });
}

/** @returns whether anything had to be written */
export async function writeWhole(
  files: ContentFiles,
  file: ContentPath,
  before: WholeFile | undefined,
  value: unknown,
): Promise<boolean> {
  const bytes = jsonBytes(inOrderOf(before?.value, value));
  if (before !== undefined && Buffer.from(before.bytes).equals(bytes)) return false;
  await files.write(file, bytes);
  return true;
}

/**
 * The same value, its fields in the order somebody has written them in, new ones behind: two versions then differ in no
 * line but those that were changed.
 */
function inOrderOf(before: unknown, after: unknown): unknown {
  if (Array.isArray(after)) {
    const old: readonly unknown[] = Array.isArray(before) ? before : [];
    return after.map((item, index) => inOrderOf(old[index], item));
  }
  if (typeof after !== 'object' || after === null) return after;
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = [...Object.keys(was).filter((name) => Object.hasOwn(is, name)), ...Object.keys(is)];
  return Object.fromEntries([...new Set(names)].map((name) => [name, inOrderOf(was[name], is[name])]));
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** The `$schema` somebody has put into a file, or the one that belongs there: editors complete by it. */
export function schemaOf(before: WholeFile | undefined, usual: string): string {
  const named = (before?.value as { $schema?: unknown } | null | undefined)?.$schema;
  return typeof named === 'string' ? named : usual;
}

/** As the page edits it: the schema's address is the file's own business. */
export function withoutSchema(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { $schema: _, ...fields } = value as Record<string, unknown>;
  return fields;
}
