/**
 * Everything that is wrong with one product, shape and rules together. The check, the server and the staff page show this
 * one list, so that nobody mends a field only to hear of the next.
 */
import type * as core from 'zod/v4/core';
import { curationProblems, type ReadableProduct } from './curation.ts';
import type { LocalDate } from './dates.ts';
import { byField } from './field-order.ts';
import type { Problem } from './problems.ts';
import { ProductSchema } from './product.ts';
import { FOR_SENTENCES, shapeProblems } from './shape-problems.ts';

/**
 * [C10] By field, as a product is read from top to bottom. A field whose shape is wrong is told once and judged no
 * further; the rules over all the others are told beside it.
 *
 * Everything is judged as if the product were to be approved today: what is an error here blocks approval. Whoever checks
 * a draft for publication lowers it to a warning (C6).
 * @param value a product as it stands in its file, or in a form that is being filled in
 * @param today local date of the gallery
 */
export function productProblems(value: unknown, today: LocalDate): Problem[] {
  const issues = ProductSchema.safeParse(value, FOR_SENTENCES).error?.issues ?? [];
  const shape = shapeProblems(issues);
  const faulty = new Set(shape.map(({ field }) => field));
  // A file that is no group at all has no field to be judged.
  const rules = faulty.has('') ? [] : curationProblems(readable(value, issues), today);
  return [...shape, ...rules.filter(({ field }) => !faulty.has(field))].toSorted(byField);
}

/** What was written, without the fields whose shape is wrong. Nothing deeper than a product goes is walked through. */
function readable(value: unknown, issues: readonly core.$ZodIssue[]): ReadableProduct {
  const broken = new Set(issues.flatMap(brokenPaths));
  // Which hosts a link may have depends on whether it is a sample's.
  if (broken.has('sample')) broken.add('links');
  return without(value, broken, '') as ReadableProduct;
}

function brokenPaths(issue: core.$ZodIssue): string[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => below(path, key));
  // A list that is too long may still hold good items.
  return issue.code === 'too_big' && issue.origin === 'array' ? [] : [path];
}

function without(value: unknown, broken: ReadonlySet<string>, path: string): unknown {
  if (broken.has(path)) return undefined;
  if (Array.isArray(value)) return value.map((item, index) => without(item, broken, below(path, `${index}`)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, without(item, broken, below(path, key))]));
}

const below = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
