/** What a rotation is not saved with. What only has to be looked at is told in the plan and stops nobody here. */
import { Refused } from '../api/refusal.ts';
import { checkRotations } from '../build/check-rotations.ts';
import type { LocalDate } from '../contract/dates.ts';
import type { Problem } from '../contract/problems.ts';
import type { RotationContent } from '../contract/product.ts';
import { say } from '../contract/sentences.ts';
import type { Catalogue } from './plan-catalogue.ts';
import { phaseOf } from './plan-figures.ts';

export const HAS_ENDED = 'Rotasi ini sudah berakhir, jadi tidak dapat diubah lagi.';
export const IS_RUNNING = 'Rotasi ini sedang tayang, jadi tidak dapat dihapus; ubah isinya atau tanggal selesainya.';
const STARTED = 'Rotasi ini sudah tayang; tanggal mulainya tidak dapat diubah.';
const OVER_AT_ONCE = 'Tanggal selesai sudah lewat; pilih hari ini atau sesudahnya.';
const FORBIDDEN = 'Rotasi belum dapat disimpan; perbaiki dahulu hal yang disebutkan.';

export interface Saving {
  readonly rotation: RotationContent;
  /** What stands there now; undefined for a new one. */
  readonly before: RotationContent | undefined;
  readonly others: readonly RotationContent[];
  readonly catalogue: Catalogue;
  readonly today: LocalDate;
}

/** @throws {Refused} `conflict` for one that has ended, `forbidden-by-rules` with every problem */
export function demandSavable(saving: Saving): void {
  const { before, today } = saving;
  if (before !== undefined && phaseOf(before, today) === 'ended') throw new Refused('conflict', HAS_ENDED);
  const problems = [...dateProblems(saving), ...productProblems(saving)];
  if (problems.length > 0) throw new Refused('forbidden-by-rules', FORBIDDEN, { problems });
}

function dateProblems({ rotation, before, others, today }: Saving): Problem[] {
  const { starts, ends } = rotation;
  const error = (field: string, sentence: string): Problem => ({ severity: 'error', field, sentence });
  if (ends < starts) return [{ field: 'ends', ...say('dates-reversed') }];
  const problems: Problem[] = [];
  if (ends < today) problems.push(error('ends', OVER_AT_ONCE));
  if (before !== undefined && phaseOf(before, today) === 'running' && starts !== before.starts) {
    problems.push(error('starts', STARTED));
  }
  // Two that overlap already, by somebody's hand, may be mended one after the other.
  if (starts === before?.starts && ends === before.ends) return problems;
  for (const other of others) {
    if (other.starts > ends || starts > other.ends) continue;
    problems.push({
      field: starts >= other.starts ? 'starts' : 'ends',
      ...say('rotation-overlap', { id: other.title.id }),
    });
  }
  return problems;
}

/** [C9] By the check; what stood there before somebody's edit is not this edit's fault. */
function productProblems({ rotation, before, catalogue, today }: Saving): Problem[] {
  const { sources, folders, approved } = catalogue;
  const file = 'rotations/ini.json';
  const value = { ...rotation, id: 'ini' };
  const { problems } = checkRotations(
    { rotations: [{ file, value }], productFolders: folders },
    sources,
    undefined,
    today,
  );
  const own = problems.flatMap(({ file: where, severity, field, sentence }): Problem[] =>
    where === file && severity === 'error' && field !== 'ends' ? [{ severity, field, sentence }] : [],
  );
  const stood = new Set(before?.products);
  const isNew = (field: string) => {
    const index = Number(/^products\.(\d+)$/.exec(field)?.[1]);
    const id = rotation.products[index];
    return id === undefined || !stood.has(id) || rotation.products.indexOf(id) < index;
  };
  const told = new Set(own.map(({ field }) => field));
  // Its file says nothing the check could judge, but it is not approved.
  const unapproved = rotation.products.flatMap((id, index): Problem[] => {
    const field = `products.${index}`;
    return told.has(field) || approved.has(id) ? [] : [{ field, ...say('rotation-draft-product', { id }) }];
  });
  // Places are found before products are: an empty rotation is saved, and its emptiness told in the plan.
  return [...own.filter(({ field }) => field !== 'products' || rotation.products.length > 0), ...unapproved].filter(
    ({ field }) => isNew(field),
  );
}
