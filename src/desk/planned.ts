/** Rotations as they lie in the content folder, whatever their faults: who stands in one must not be taken away from under it. */
import { readFile } from 'node:fs/promises';
import { fieldOf } from '../build/field-of.ts';
import { hasEnded } from '../build/has-ended.ts';
import type { LocalDate } from '../contract/dates.ts';
import type { Sentence } from '../contract/sentences.ts';
import type { ContentFiles } from './content-files.ts';
import { ROTATIONS_FOLDER } from './content-path.ts';
import { lookAt, rememberedByIdentity } from './identity.ts';
import { jsonValue } from './json-value.ts';

export interface PlannedRotation {
  /** Relative to the content folder. */
  readonly file: string;
  /** What staff call it; the file's name where it has no title. */
  readonly title: string;
  /** As it stands in the file; undefined when it is no JSON. */
  readonly value: unknown;
  /** Why it is none. */
  readonly fault: Sentence | undefined;
  /** Undefined where the file does not say so in a way that can be read. */
  readonly starts: LocalDate | undefined;
  readonly ends: LocalDate | undefined;
  readonly names: (id: string) => boolean;
}

export type ReadPlan = () => Promise<readonly PlannedRotation[]>;

/** Ten years of two-week rotations. */
const REMEMBERED_MAX = 512;

export function planReader(files: ContentFiles): ReadPlan {
  const remembered = rememberedByIdentity<PlannedRotation>(REMEMBERED_MAX);
  return async () => {
    const rotations: PlannedRotation[] = [];
    for (const { name, at } of await files.entries(ROTATIONS_FOLDER, 'files')) {
      const found = at === undefined || !name.endsWith('.json') ? undefined : await lookAt(at);
      if (at === undefined || found === undefined) continue;
      rotations.push(await remembered(at, found.identity, async () => rotationIn(name, await readFile(at))));
    }
    return rotations;
  };
}

/** Not over yet, as far as anybody can tell. */
export const isAhead = ({ value }: PlannedRotation, today: LocalDate): boolean => !hasEnded(value, today);

function rotationIn(name: string, bytes: Uint8Array): PlannedRotation {
  const json = jsonValue(bytes);
  const value = 'fault' in json ? undefined : json.value;
  const title = fieldOf(fieldOf(value, 'title'), 'id');
  const products = fieldOf(value, 'products');
  return {
    file: `${ROTATIONS_FOLDER}/${name}`,
    title: typeof title === 'string' && title.trim() !== '' ? title : name.slice(0, -'.json'.length),
    value,
    fault: 'fault' in json ? json.fault : undefined,
    starts: dateOf(fieldOf(value, 'starts')),
    ends: dateOf(fieldOf(value, 'ends')),
    names: Array.isArray(products)
      ? (id) => products.includes(id)
      : // A comma too many must not make a product look as if nobody needed it.
        (id) => Buffer.from(bytes).includes(`"${id}"`),
  };
}

const dateOf = (value: unknown): LocalDate | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
