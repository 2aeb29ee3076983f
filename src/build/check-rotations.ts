/** The calendar (C9) and what each rotation names. One that has ended is history: nothing about it is told or mended. */
import { addDays, daysBetween, type LocalDate } from '../contract/dates.ts';
import type { GalleryContent } from '../contract/gallery.ts';
import { CARDS_PER_ROTATION_MAX } from '../contract/limits.ts';
import { SUDIN_KEYS } from '../contract/places.ts';
import type { FiledProblem, Problem } from '../contract/problems.ts';
import { RotationSchema, type RotationContent } from '../contract/product.ts';
import { say, type SentenceCode, type SentenceValues } from '../contract/sentences.ts';
import { FOR_SENTENCES, shapeProblems } from '../contract/shape-problems.ts';
import { isDraft, type SourceProduct } from './check-products.ts';
import { hasEnded } from './has-ended.ts';
import { inFile } from './in-file.ts';
import type { Content, JsonInFile } from './read.ts';

export interface RotationsReport {
  readonly problems: readonly FiledProblem[];
  /** Those without a fault of their own, by start; ended ones included. */
  readonly rotations: readonly RotationContent[];
}

interface Filed {
  readonly file: string;
  readonly rotation: RotationContent;
}

export function checkRotations(
  content: Pick<Content, 'productFolders'> & { readonly rotations: readonly JsonInFile[] },
  products: ReadonlyMap<string, SourceProduct>,
  gallery: GalleryContent | undefined,
  today: LocalDate,
): RotationsReport {
  const problems: FiledProblem[] = [];
  const report = (file: string, field: string, code: SentenceCode, values?: SentenceValues) => {
    problems.push({ file, field, ...say(code, values) });
  };

  const sound: Filed[] = [];
  for (const { file, value } of content.rotations) {
    const own = ownProblems(file, value);
    if (own.rotation !== undefined) sound.push({ file, rotation: own.rotation });
    else if (!hasEnded(value, today)) problems.push(...own.problems);
  }
  sound.sort((a, b) => (a.rotation.starts < b.rotation.starts ? -1 : 1));

  const unitOfFolder = new Map(content.productFolders.map(({ idFolder, sudinFolder }) => [idFolder, sudinFolder]));
  let before: RotationContent | undefined;
  for (const { file, rotation } of sound) {
    if (rotation.ends >= today) {
      neighbourRules(file, rotation, before, report);
      productRules(file, rotation, products, unitOfFolder, report);
      unitRules(file, rotation, { products, unitOfFolder, gallery }, report);
    }
    if (before === undefined || rotation.ends > before.ends) before = rotation;
  }

  const rotations = sound.map(({ rotation }) => rotation);
  if (!rotations.some(({ starts, ends }) => starts <= today && today <= ends)) {
    report('rotations', '', 'no-rotation-now', { date: today });
  }
  if (!rotations.some(({ starts }) => starts > today)) {
    const last = before !== undefined && before.ends > today ? before.ends : today;
    report('rotations', '', 'no-rotation-next', { date: last });
  }
  return { problems, rotations };
}

type Report = (file: string, field: string, code: SentenceCode, values?: SentenceValues) => void;

/** A rotation read by itself: either it is sound, or what is wrong with it. */
function ownProblems(file: string, value: unknown): { rotation?: RotationContent; problems: FiledProblem[] } {
  const parsed = RotationSchema.safeParse(value, FOR_SENTENCES);
  if (!parsed.success) return { problems: inFile(file, shapeProblems(parsed.error.issues)) };
  const rotation = parsed.data;
  const problems: Problem[] = [];
  const name = file.slice(file.lastIndexOf('/') + 1, -'.json'.length);
  if (rotation.id !== name) {
    problems.push({ field: 'id', ...say('id-is-not-folder', { what: 'berkas', name }) });
  }
  if (rotation.ends < rotation.starts) problems.push({ field: 'ends', ...say('dates-reversed') });
  if (rotation.products.length > CARDS_PER_ROTATION_MAX) {
    problems.push({ field: 'products', ...say('too-many', { max: CARDS_PER_ROTATION_MAX }) });
  }
  return problems.length === 0 ? { rotation, problems: [] } : { problems: inFile(file, problems) };
}

/** @param before the rotation that lasts longest of those which start earlier */
function neighbourRules(file: string, rotation: RotationContent, before: RotationContent | undefined, report: Report) {
  if (before === undefined) return;
  if (rotation.starts <= before.ends) report(file, 'starts', 'rotation-overlap', { id: before.id });
  const gapDays = daysBetween(addDays(before.ends, 1), rotation.starts);
  if (gapDays > 0) report(file, 'starts', 'rotation-gap', { days: gapDays });
}

function productRules(
  file: string,
  rotation: RotationContent,
  products: ReadonlyMap<string, SourceProduct>,
  unitOfFolder: ReadonlyMap<string, string>,
  report: Report,
): void {
  if (rotation.products.length === 0) report(file, 'products', 'rotation-empty');
  const seen = new Set<string>();
  for (const [index, id] of rotation.products.entries()) {
    const field = `products.${index}`;
    if (seen.has(id)) report(file, field, 'rotation-product-twice', { id });
    seen.add(id);
    const product = products.get(id)?.product;
    if (product === undefined) {
      // One that is there but cannot be read has been told at its own file.
      if (!unitOfFolder.has(id)) report(file, field, 'rotation-unknown-product', { id });
      continue;
    }
    if (isDraft(product)) report(file, field, 'rotation-draft-product', { id });
    // C2: food leaves the screen on the day after a printed end.
    const foodEnds = product.commodity === 'kuliner' ? product.halal?.validUntil : undefined;
    if (foodEnds === undefined) continue;
    if (foodEnds < rotation.starts) report(file, field, 'rotation-forbidden-product', { id, date: foodEnds });
    else if (foodEnds < rotation.ends) report(file, field, 'rotation-product-leaves', { id, date: foodEnds });
  }
}

interface Units {
  readonly products: ReadonlyMap<string, SourceProduct>;
  /** A product that cannot be read still belongs to the unit whose folder it lies in. */
  readonly unitOfFolder: ReadonlyMap<string, string>;
  readonly gallery: GalleryContent | undefined;
}

function unitRules(
  file: string,
  rotation: RotationContent,
  { products, unitOfFolder, gallery }: Units,
  report: Report,
): void {
  const present = new Set(rotation.products.map((id) => products.get(id)?.product.sudin ?? unitOfFolder.get(id)));
  for (const key of SUDIN_KEYS) {
    if (present.has(key)) continue;
    const name = gallery?.sudin.find((unit) => unit.key === key)?.short ?? key;
    report(file, 'products', 'rotation-sudin-missing', { name });
  }
}
