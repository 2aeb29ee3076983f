/**
 * The gate between what staff wrote and what is built: everything that is wrong, told at once (C10). Only this function
 * makes `CheckedContent`, and the builder takes nothing else.
 */
import type { LocalDate } from '../contract/dates.ts';
import { GallerySchema, type GalleryContent } from '../contract/gallery.ts';
import type { FiledProblem } from '../contract/problems.ts';
import type { RotationContent } from '../contract/product.ts';
import { FOR_SENTENCES, shapeProblems } from '../contract/shape-problems.ts';
import { galleryProblems } from './check-gallery.ts';
import { checkNotices, type SourceNotice } from './check-notices.ts';
import { checkProducts, isDraft, type SourceProduct } from './check-products.ts';
import { checkRotations } from './check-rotations.ts';
import { inFile } from './in-file.ts';
import type { Content, JsonFile } from './read.ts';

declare const checked: unique symbol;

export interface CheckedContent {
  readonly [checked]: true;
  /** The local date it was checked for. */
  readonly today: LocalDate;
  readonly gallery: GalleryContent;
  /** [C6] Curated products only, by id. */
  readonly products: ReadonlyMap<string, SourceProduct>;
  /** By start; ended ones included. */
  readonly rotations: readonly RotationContent[];
  /** [C15] Those that are not over, by id. */
  readonly notices: readonly SourceNotice[];
}

export interface CheckResult {
  /** Undefined when there is any error. */
  readonly checked: CheckedContent | undefined;
  /** By file; errors and warnings. */
  readonly problems: readonly FiledProblem[];
}

export async function checkContent(content: Content, today: LocalDate): Promise<CheckResult> {
  const gallery = checkGallery(content.gallery);
  const products = await checkProducts(content, today);
  // Nothing could be read: that sentence says it all, a missing calendar follows from it.
  const isNothing = content.gallery === undefined && content.products.length + content.rotations.length === 0;
  const rotations = isNothing
    ? { problems: [], rotations: [] }
    : checkRotations(content, products.byId, gallery.gallery, today);
  const notices = await checkNotices(content, today);
  const problems = [content, gallery, products, rotations, notices].flatMap((part) => part.problems).sort(byFile);
  const hasErrors = problems.some(({ severity }) => severity === 'error');
  if (hasErrors || gallery.gallery === undefined) return { checked: undefined, problems };
  const curated = new Map([...products.byId].filter(([, { product }]) => !isDraft(product)));
  return {
    checked: {
      today,
      gallery: gallery.gallery,
      products: curated,
      rotations: rotations.rotations,
      notices: notices.notices,
    } as unknown as CheckedContent,
    problems,
  };
}

export function checkGallery(json: JsonFile | undefined): { gallery?: GalleryContent; problems: FiledProblem[] } {
  if (json === undefined) return { problems: [] };
  const parsed = GallerySchema.safeParse(json.value, FOR_SENTENCES);
  const found = parsed.success ? galleryProblems(parsed.data) : shapeProblems(parsed.error.issues);
  const problems = inFile(json.file, found);
  return parsed.success ? { gallery: parsed.data, problems } : { problems };
}

/** Keeps the order inside a file: fields as they stand in it. */
const byFile = (a: FiledProblem, b: FiledProblem): number => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
