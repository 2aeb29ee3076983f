/** One row laid over a product: what the draft says then, and what of the row cannot be taken. */
import { Draft } from '../api/draft.ts';
import { shapeProblems } from '../contract/shape-problems.ts';
import { plain, type Cell } from './cells.ts';
import { COMMODITY_TITLE, NAME_TITLE, type Column, type Written } from './columns.ts';

export interface Fault {
  readonly column: string;
  readonly sentence: string;
}

export interface Filled {
  readonly draft: Draft;
  readonly faults: readonly Fault[];
  /** Without these there is no product to speak of. */
  readonly isImpossible: boolean;
}

/** What stops a row. */
const DECISIVE: ReadonlySet<string> = new Set([NAME_TITLE, COMMODITY_TITLE]);

/**
 * A cell that says what the product says already changes nothing, however the file spells it: an export that is imported
 * again is no edit. What cannot be taken leaves its field as it was. Columns the sheet does not have are not touched.
 */
export function fillIn(before: Draft, cells: ReadonlyMap<Column, Cell>): Filled {
  const faults: Fault[] = [];
  let draft = before;
  for (const [column, cell] of cells) {
    if (plain(cell) === plain(asCell(column.write(before)))) continue;
    const filled = column.read(draft, cell);
    if ('sentence' in filled) faults.push({ column: column.title, sentence: filled.sentence });
    else draft = filled;
  }
  const shape = Draft.safeParse(draft, { reportInput: true }).error?.issues ?? [];
  return {
    draft,
    faults: [...faults, ...shapeProblems(shape).map(({ sentence }) => ({ column: '', sentence }))],
    isImpossible: shape.length > 0 || faults.some(({ column }) => DECISIVE.has(column)),
  };
}

function asCell(written: Written): Cell {
  if (written === undefined) return null;
  if (typeof written === 'number') return { digits: String(written) };
  return typeof written === 'string' ? written : written.day;
}
