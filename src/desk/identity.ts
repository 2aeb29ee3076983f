/** Whether a file is still the one that was looked at, without reading it. */
import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { unless } from './content-files.ts';

export const identityOf = ({ size, mtimeNs, ino }: Pick<BigIntStats, 'size' | 'mtimeNs' | 'ino'>): string =>
  `${size}:${mtimeNs}:${ino}`;

export interface Found {
  readonly identity: string;
  readonly bytes: number;
  /** Epoch milliseconds. */
  readonly savedAtMs: number;
}

/** Undefined when there is no such file. */
export async function lookAt(absolute: string): Promise<Found | undefined> {
  const found = await stat(absolute, { bigint: true }).catch(unless('ENOENT', 'ENOTDIR', 'ELOOP'));
  if (found === undefined || !found.isFile()) return undefined;
  return { identity: identityOf(found), bytes: Number(found.size), savedAtMs: Number(found.mtimeMs) };
}

/**
 * Remembers what was made of a file for as long as the file is the same. Bounded: what was asked for longest ago goes first.
 * @param maxEntries about as many as there can be files of its kind
 */
export function rememberedByIdentity<T>(maxEntries: number) {
  const known = new Map<string, { readonly identity: string; readonly value: T }>();
  return async (name: string, identity: string, make: () => Promise<T>): Promise<T> => {
    const last = known.get(name);
    known.delete(name);
    const entry = last?.identity === identity ? last : { identity, value: await make() };
    known.set(name, entry);
    if (known.size > maxEntries) known.delete(known.keys().next().value as string);
    return entry.value;
  };
}
