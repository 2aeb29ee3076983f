/** What would become of every row, looked at beside the products there are and beside the rows before it. Writes nothing. */
import { tidyDraft, type Draft } from '../api/draft.ts';
import type { ImportProblem, ImportRow } from '../api/exchange.ts';
import { Refused } from '../api/refusal.ts';
import type { LocalDate } from '../contract/dates.ts';
import { whatChanged } from '../contract/matters.ts';
import { SUDIN_KEYS, type SudinKey } from '../contract/places.ts';
import { productProblems } from '../contract/product-problems.ts';
import { LINK_KINDS } from '../contract/links.ts';
import { productContent } from '../desk/product-content.ts';
import { demandStep } from '../desk/product-desk.ts';
import { idBase } from '../desk/product-id.ts';
import type { StoredProduct } from '../desk/product-reader.ts';
import { oneLine } from './cells.ts';
import { COLUMNS } from './columns.ts';
import { fillIn, type Filled } from './fill-in.ts';
import { LINK_WORDS } from './link-cells.ts';
import type { SheetRow } from './read-sheet.ts';
import { WORDS } from './words.ts';

/** A row as staff see it, and what is written when they agree. */
export interface JudgedRow {
  readonly told: ImportRow;
  readonly draft: Draft;
  /** Of the product that is changed, as it was looked at. */
  readonly etag: string;
}

export interface Beside {
  readonly sudin: SudinKey;
  readonly today: LocalDate;
  /** Of all Suku Dinas. */
  readonly products: readonly StoredProduct[];
}

const EMPTY: Draft = { photos: [], links: [] };

export function judgeRows(rows: readonly SheetRow[], beside: Beside): JudgedRow[] {
  const memory = rememberProducts(beside);
  return rows.map((row) => {
    const found = findProduct(row, beside, memory);
    if ('outcome' in found) return left(row, found);
    const { product } = found;
    const before = product?.working?.draft ?? EMPTY;
    const filled = fillIn(before, row.cells);
    const name = nameIn(filled.draft);
    if (product !== undefined && filled.faults.length === 0 && changesOf(before, filled.draft).length === 0) {
      memory.add(row, filled.draft, product);
      return asItIs(row, product, name);
    }
    if (filled.isImpossible) return left(row, { outcome: 'refused', problems: faultsOf(filled) }, name);
    if (name === '') {
      const problems = [...faultsOf(filled), error(WORDS.noName, 'name.id')];
      return left(row, { outcome: 'refused', problems }, name);
    }
    const twin = memory.twinOf(filled.draft, product);
    if (twin !== undefined) return left(row, { outcome: 'refused', problems: [error(twin, 'name.id')] }, name);
    memory.add(row, filled.draft, product);
    return product === undefined ? added(row, filled, beside) : changed(row, filled, product, beside);
  });
}

const changesOf = (before: Draft, after: Draft) => whatChanged(tidyDraft(before), tidyDraft(after));

const nameIn = (draft: Draft): string => oneLine(draft.name?.id ?? '');

type Left = Pick<ImportRow, 'outcome' | 'problems'>;

const left = (row: SheetRow, { outcome, problems }: Left, name?: string): JudgedRow => ({
  told: {
    row: row.row,
    outcome,
    name: name ?? nameIn(fillIn(EMPTY, row.cells).draft),
    ...(row.id !== '' && { id: row.id }),
    changes: [],
    problems: [...problems],
  },
  draft: EMPTY,
  etag: '',
});

/** The product a row speaks of, none for a new one, or why the row stays out. */
function findProduct(
  row: SheetRow,
  { sudin, products }: Beside,
  memory: Memory,
): { readonly product: StoredProduct | undefined } | Left {
  const refuse = (sentence: string, outcome: 'refused' | 'skipped' = 'refused'): Left => ({
    outcome,
    problems: [outcome === 'refused' ? error(sentence) : { ...error(sentence), severity: 'warning' }],
  });
  const written = row.sudin.toLowerCase().replace(/^(?:sudin|suku dinas)\s+/, '');
  if (written !== '' && written !== sudin) {
    const isKnown = SUDIN_KEYS.some((key) => key === written);
    return isKnown ? refuse(WORDS.otherSudin(written.toUpperCase()), 'skipped') : refuse(WORDS.unknownSudin(row.sudin));
  }
  if (row.id === '') return { product: undefined };
  const product = products.find(({ key }) => key.id === row.id && key.sudin === sudin);
  if (product === undefined) {
    const elsewhere = products.find(({ key }) => key.id === row.id);
    return refuse(
      elsewhere === undefined ? WORDS.unknownId(row.id) : WORDS.otherSudin(elsewhere.key.sudin.toUpperCase()),
    );
  }
  if (product.fault !== undefined) return refuse(whyNotSaved(product) ?? product.fault.sentence);
  const before = memory.rowOf(product);
  return before === undefined ? { product } : refuse(WORDS.idTwice(row.id, before));
}

function added(row: SheetRow, filled: Filled, { sudin, today }: Beside): JudgedRow {
  const name = nameIn(filled.draft);
  const content = productContent(filled.draft, { sudin, id: idBase(name) }, 'curated');
  const problems = problemsOf(content, filled, today);
  return { told: { row: row.row, outcome: 'new', name, changes: [], problems }, draft: filled.draft, etag: '' };
}

function asItIs(row: SheetRow, product: StoredProduct, name: string): JudgedRow {
  const told = { row: row.row, outcome: 'unchanged' as const, name, id: product.key.id, changes: [], problems: [] };
  return { told, draft: EMPTY, etag: product.etag };
}

function changed(row: SheetRow, filled: Filled, product: StoredProduct, { today }: Beside): JudgedRow {
  const name = nameIn(filled.draft);
  const changes = changesOf(product.working?.draft ?? EMPTY, filled.draft);
  if (changes.length === 0) return left(row, { outcome: 'refused', problems: faultsOf(filled) }, name);
  const no = whyNotSaved(product);
  if (no !== undefined) return left(row, { outcome: 'refused', problems: [error(no)] }, name);
  const problems = problemsOf(productContent(filled.draft, product.key, 'curated'), filled, today);
  const withdraws: ImportProblem[] =
    product.state === 'submitted' ? [{ ...error(WORDS.withdraws), severity: 'warning' }] : [];
  return {
    told: {
      row: row.row,
      outcome: 'changed',
      name,
      id: product.key.id,
      changes,
      problems: [...withdraws, ...problems],
    },
    draft: filled.draft,
    etag: product.etag,
  };
}

/** In the words of the desk: archived, or a file that is broken. */
function whyNotSaved(product: StoredProduct): string | undefined {
  try {
    demandStep(product, 'save');
    return undefined;
  } catch (refusal) {
    if (refusal instanceof Refused) return refusal.message;
    throw refusal;
  }
}

const error = (sentence: string, field = ''): ImportProblem => ({
  severity: 'error',
  field,
  column: field === '' ? '' : (COLUMNS.find(({ holds }) => holds(field))?.title ?? ''),
  sentence,
});

const faultsOf = ({ faults }: Filled): ImportProblem[] =>
  faults.map(({ column, sentence }) => ({ severity: 'error', field: '', column, sentence }));

/**
 * [I4] The sentences of the check, for what a spreadsheet can mend: that every new product still wants a photo is said
 * once, not on two hundred lines.
 */
function problemsOf(content: unknown, filled: Filled, today: LocalDate): ImportProblem[] {
  const refused = new Set(filled.faults.map(({ column }) => column));
  const found = productProblems(content, today)
    .filter(({ field }) => !/^(?:photos|id|sudin)(?:\.|$)/.test(field))
    .map(({ severity, field, sentence }) => ({ severity, field, column: columnOf(field, content), sentence }))
    // A cell that could not be read is told once.
    .filter(({ column }) => column === '' || !refused.has(column));
  return [...faultsOf(filled), ...found];
}

function columnOf(field: string, content: unknown): string {
  const column = COLUMNS.find(({ holds }) => holds(field));
  if (column !== undefined) return column.title;
  // "halal" as a whole is missing: the number is where to begin.
  const below = COLUMNS.find(({ holds }) =>
    ['certificate', 'number', 'idr', 'name', 'id'].some((leaf) => holds(`${field}.${leaf}`)),
  );
  if (below !== undefined) return below.title;
  const index = /^links\.(\d+)/.exec(field)?.[1];
  const kind = (content as Draft).links[Number(index)]?.kind;
  return LINK_KINDS.some((one) => one === kind) && kind !== undefined ? LINK_WORDS[kind] : '';
}

interface Memory {
  /** The row in which this product has come before. */
  readonly rowOf: (product: StoredProduct) => number | undefined;
  /** Why this would be the same product a second time. */
  readonly twinOf: (draft: Draft, product: StoredProduct | undefined) => string | undefined;
  readonly add: (row: SheetRow, draft: Draft, product: StoredProduct | undefined) => void;
}

/**
 * [I5] Importing a file twice must not make every product twice: a new one may not have both name and producer of one
 * that is there, or of a row before it.
 */
function rememberProducts({ sudin, products }: Beside): Memory {
  const markOf = (draft: Draft): string =>
    JSON.stringify([draft.name?.id, draft.producer?.name].map((text) => oneLine(text ?? '').toLowerCase()));
  const there = new Map(
    products
      .filter(({ key }) => key.sudin === sudin)
      .flatMap(({ key, working }) => (working === undefined ? [] : [[markOf(working.draft), key.id] as const])),
  );
  const rows = new Map<string, number>();
  const seen = new Map<StoredProduct, number>();
  return {
    rowOf: (product) => seen.get(product),
    twinOf(draft, product) {
      if (product !== undefined) return undefined;
      const mark = markOf(draft);
      const [id, row] = [there.get(mark), rows.get(mark)];
      return id !== undefined ? WORDS.sameProduct(id) : row !== undefined ? WORDS.sameRow(row) : undefined;
    },
    add(row, draft, product) {
      if (product === undefined) rows.set(markOf(draft), row.row);
      else seen.set(product, row.row);
    },
  };
}
