/** [E31] Rotations without what may not go out. What has ended is history and stays as it is written. */
import { createHash } from 'node:crypto';
import { hasEnded } from '../build/has-ended.ts';
import type { JsonFile } from '../build/read.ts';
import type { LocalDate } from '../contract/dates.ts';
import { RotationSchema, type Product } from '../contract/product.ts';

export interface FittedRotation extends JsonFile {
  /** Where it is not the file on the disk. */
  readonly bytes?: Uint8Array;
}

/** A product that leaves one rotation because its certificate ends before that begins. */
export interface TooLate {
  readonly id: string;
  /** First day after its last. */
  readonly ends: LocalDate;
  /** Of the rotation. */
  readonly title: string;
}

export interface Fitted {
  readonly rotations: readonly FittedRotation[];
  readonly tooLate: readonly TooLate[];
}

/**
 * @param taken what goes out, by id
 * @param isKnown whether an id belongs to any product that there is or was; another one is a mistake in the rotation's own
 * file, and staff hear of it there
 */
export function fitRotations(
  rotations: readonly JsonFile[],
  taken: ReadonlyMap<string, Product>,
  isKnown: (id: string) => boolean,
  today: LocalDate,
): Fitted {
  const tooLate: TooLate[] = [];
  const fitted = rotations.map((rotation): FittedRotation => {
    const sound = RotationSchema.safeParse(rotation.value).data;
    if (sound === undefined || hasEnded(sound, today)) return rotation;
    const products = sound.products.filter((id) => {
      const product = taken.get(id);
      if (product === undefined) return !isKnown(id);
      const ends = product.commodity === 'kuliner' ? product.halal?.validUntil : undefined;
      if (ends === undefined || ends >= sound.starts) return true;
      tooLate.push({ id, ends, title: sound.title.id });
      return false;
    });
    return products.length === sound.products.length
      ? rotation
      : { file: rotation.file, ...jsonFile({ ...sound, products }) };
  });
  return { rotations: fitted, tooLate };
}

/** A value as a file of the content folder: two blanks, one line feed at the end. */
export function jsonFile(value: unknown): { value: unknown; bytes: Uint8Array; sha256: string } {
  const bytes = new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);
  return { value, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
