/** Products by spreadsheet: what goes out, and what would come in, row by row, before anything is written. */
import * as z from 'zod/mini';
import { route } from './route.ts';
import { ProblemShape, Sudin } from './shapes.ts';

/** Of one import. What staff of one Suku Dinas fill in within a year is a tenth of it. */
export const IMPORT_MAX_ROWS = 2000;
export const IMPORT_MAX_MEGABYTES = 5;

/** What becomes of a row. `skipped`: it is of another Suku Dinas, as in an export of all. */
export const ROW_OUTCOMES = ['new', 'changed', 'unchanged', 'refused', 'skipped'] as const;
const RowOutcome = z.enum(ROW_OUTCOMES);
export type RowOutcome = z.infer<typeof RowOutcome>;

export const ImportProblem = z.strictObject({
  ...ProblemShape.shape,
  /** Title of its column in the sheet; "" for the row as a whole. */
  column: z.string(),
});
export type ImportProblem = z.infer<typeof ImportProblem>;

export const ImportRow = z.strictObject({
  /** As the spreadsheet program counts them, from 1. */
  row: z.int(),
  outcome: RowOutcome,
  /** As written in the row; "" where it says none. */
  name: z.string(),
  /** Of the product that is changed. */
  id: z.optional(z.string()),
  changes: z.array(
    z.strictObject({
      field: z.string(),
      label: z.string(),
      before: z.optional(z.string()),
      after: z.optional(z.string()),
    }),
  ),
  /** Errors of a row that comes in do not stop it: they stop its approval. */
  problems: z.array(ImportProblem),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportPreview = z.strictObject({
  /** Of this file and of every product it speaks of, as they are now. */
  digest: z.string(),
  rows: z.array(ImportRow),
  /** Titles nobody knows; what stands below them is not taken. */
  unknownColumns: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportResult = z.strictObject({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Every row that was not taken, and why. */
  left: z.array(z.strictObject({ row: z.int(), name: z.string(), sentence: z.string() })),
});
export type ImportResult = z.infer<typeof ImportResult>;

const ofSudin = z.strictObject({ sudin: Sudin });
/** SHA-256 in hex. */
const Digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const exchangeRoutes = {
  /** The answer is the file. */
  importTemplate: route({
    method: 'GET',
    path: '/exchange/:sudin/template',
    access: 'edit-product',
    params: ofSudin,
    answer: z.unknown(),
  }),
  exportProducts: route({
    method: 'GET',
    path: '/exchange/:sudin/export',
    access: 'export-products',
    params: ofSudin,
    answer: z.unknown(),
  }),
  exportAllProducts: route({
    method: 'GET',
    path: '/exchange/export',
    access: 'export-products',
    answer: z.unknown(),
  }),
  /** One file; nothing is written. */
  previewImport: route({
    method: 'POST',
    path: '/exchange/:sudin/preview',
    access: 'edit-product',
    params: ofSudin,
    takesFiles: true,
    answer: ImportPreview,
  }),
  /** The same file again, with the digest of what was looked at: nothing else is written. */
  importProducts: route({
    method: 'POST',
    path: '/exchange/:sudin/import',
    access: 'edit-product',
    params: ofSudin,
    query: z.strictObject({ digest: Digest }),
    takesFiles: true,
    answer: ImportResult,
  }),
} as const;
