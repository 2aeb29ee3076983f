/** What goes to the screens: a look ahead, the publication itself, and every one there ever was. */
import * as z from 'zod/mini';
import { route } from './route.ts';
import { FiledProblemShape, Instant, Key, Note, Nothing, Sudin } from './shapes.ts';

const Revision = z.int().check(z.gte(1));
/** The how-manieth publication it is: what staff call it ("Versi 41"). The revision, which screens know, is an instant. */
const Version = z.int().check(z.gte(1));

/** One field that differs, in words. Missing `before` or `after`: added, taken away, or only "diganti". */
export const FieldChange = z.strictObject({
  label: z.string(),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** One thing that differs between two publications. */
export const ItemChange = z.strictObject({
  of: z.enum(['product', 'rotation', 'gallery', 'notice']),
  id: z.string(),
  /** What staff call it: the product's name, "Rotasi 8", "Jam buka". */
  title: z.string(),
  sudin: z.optional(Sudin),
  fields: z.array(FieldChange),
});
export type ItemChange = z.infer<typeof ItemChange>;

export const Changes = z.strictObject({
  added: z.array(ItemChange),
  changed: z.array(ItemChange),
  removed: z.array(ItemChange),
});
export type Changes = z.infer<typeof Changes>;

export const Preview = z.strictObject({
  /** Names exactly what was looked at; the publication is refused when it has changed since. */
  digest: z.string().check(z.maxLength(80)),
  /** Against what is on the screens now. */
  changes: Changes,
  /** Not taken, and why. */
  withheld: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      /** Missing where its folder is no Suku Dinas's. */
      sudin: z.optional(Sudin),
      why: z.string(),
      keepsOldVersion: z.boolean(),
    }),
  ),
  /** What stops the whole publication. */
  blockers: z.array(FiledProblemShape),
  warnings: z.array(FiledProblemShape),
  current: z.optional(z.strictObject({ revision: Revision, version: Version, publishedAtMs: Instant })),
});
export type Preview = z.infer<typeof Preview>;

export const Progress = z.strictObject({
  state: z.enum(['idle', 'working', 'published', 'unchanged', 'refused', 'failed']),
  /** Photos done and to do. */
  done: z.int(),
  total: z.int(),
  revision: z.optional(Revision),
  version: z.optional(Version),
  by: z.optional(z.string()),
  sentence: z.optional(z.string()),
  problems: z.optional(z.array(FiledProblemShape)),
});
export type Progress = z.infer<typeof Progress>;

export const PublicationEntry = z.strictObject({
  revision: Revision,
  version: Version,
  publishedAtMs: Instant,
  by: z.string(),
  kind: z.enum(['manual', 'scheduled', 'restored', 'startup']),
  note: z.string(),
  /** "4 produk diubah, 1 produk baru". */
  headline: z.string(),
  /** The first few changes in one line. */
  detail: z.string(),
  isLive: z.boolean(),
  /** Whether its files are still kept whole, so that it can be returned to. */
  isRestorable: z.boolean(),
});
export type PublicationEntry = z.infer<typeof PublicationEntry>;

/** A publication that happens by itself, of what is approved then. */
export const ScheduledView = z.strictObject({
  id: z.string(),
  atMs: Instant,
  note: z.string(),
  by: z.string(),
  createdAtMs: Instant,
  state: z.enum(['waiting', 'done', 'failed', 'cancelled']),
  outcome: z.optional(z.string()),
});

const RevisionParam = z.strictObject({ revision: z.coerce.number().check(z.int(), z.gte(1)) });

export const publicationRoutes = {
  preview: route({ method: 'GET', path: '/publications/preview', access: 'read', answer: Preview }),
  /** Begins at once and answers; how it goes on is told by `progress`. */
  publish: route({
    method: 'POST',
    path: '/publications',
    access: 'publish',
    body: z.strictObject({ digest: z.string().check(z.maxLength(80)), note: Note }),
    answer: Progress,
  }),
  progress: route({ method: 'GET', path: '/publications/progress', access: 'read', answer: Progress }),
  listPublications: route({
    method: 'GET',
    path: '/publications',
    access: 'read',
    query: z.strictObject({ before: z.optional(z.coerce.number()) }),
    answer: z.strictObject({ publications: z.array(PublicationEntry), hasMore: z.boolean() }),
  }),
  /** What `revision` brought against the one before it, or against `with`. */
  compare: route({
    method: 'GET',
    path: '/publications/:revision/compare',
    access: 'read',
    params: RevisionParam,
    query: z.strictObject({ with: z.optional(z.coerce.number()) }),
    answer: Changes,
  }),
  /** Its content becomes the approved content again and is published under a new, higher revision. What stood there stays as working copies. */
  restore: route({
    method: 'POST',
    path: '/publications/:revision/restore',
    access: 'publish',
    params: RevisionParam,
    body: z.strictObject({ note: Note }),
    answer: Progress,
  }),
  listScheduled: route({
    method: 'GET',
    path: '/scheduled-publications',
    access: 'read',
    answer: z.strictObject({ scheduled: z.array(ScheduledView) }),
  }),
  schedule: route({
    method: 'POST',
    path: '/scheduled-publications',
    access: 'publish',
    body: z.strictObject({ atMs: Instant, note: Note }),
    answer: ScheduledView,
  }),
  cancelScheduled: route({
    method: 'DELETE',
    path: '/scheduled-publications/:id',
    access: 'publish',
    params: z.strictObject({ id: Key }),
    answer: Nothing,
  }),
} as const;
