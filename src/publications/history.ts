/** The table of publications: every one there ever was, and the one that is being made. */
import * as z from 'zod/mini';
import { FiledProblemShape } from '../api/shapes.ts';
import type { Records } from '../records/records.ts';
import { ManifestShape, manifestText, type Manifest } from './manifest.ts';

export const KINDS = ['manual', 'scheduled', 'restored', 'startup'] as const;
export type Kind = (typeof KINDS)[number];

const Summary = z.object({
  headline: z.optional(z.string()),
  detail: z.optional(z.string()),
  /** Of a refused or failed one: why, for staff. */
  sentence: z.optional(z.string()),
  problems: z.optional(z.array(FiledProblemShape)),
  /** Row of the publication whose content this one brings back. */
  restores: z.optional(z.int()),
  /** Of a restored one: its files stand in the content folder. */
  isWrittenBack: z.optional(z.boolean()),
  /** Row of the schedule it was made for. */
  scheduleId: z.optional(z.int()),
  /** Made elsewhere, and not all of it could be found out: nobody can return to it. */
  isPartial: z.optional(z.boolean()),
});
export type Summary = z.infer<typeof Summary>;

export interface PublicationRow {
  readonly id: number;
  readonly state: 'building' | 'published' | 'failed';
  readonly kind: Kind;
  readonly revision: number | undefined;
  readonly previousRevision: number | undefined;
  readonly note: string;
  readonly by: string;
  readonly startedAtMs: number;
  readonly publishedAtMs: number | undefined;
  readonly summary: Summary;
  /** The how-manieth it is of those that were published. */
  readonly version: number;
  readonly hasManifest: boolean;
}

const orNone = <T>(value: T | null): T | undefined => value ?? undefined;

const Row = z.pipe(
  z.object({
    id: z.int(),
    state: z.enum(['building', 'published', 'failed']),
    kind: z.enum(KINDS),
    revision: z.nullable(z.int()),
    previous_revision: z.nullable(z.int()),
    note: z.string(),
    by_name: z.string(),
    started_at_ms: z.int(),
    published_at_ms: z.nullable(z.int()),
    summary: z.nullable(z.string()),
    version: z.int(),
    has_manifest: z.int(),
  }),
  z.transform((row): PublicationRow => ({
    id: row.id,
    state: row.state,
    kind: row.kind,
    revision: orNone(row.revision),
    previousRevision: orNone(row.previous_revision),
    note: row.note,
    by: row.by_name,
    startedAtMs: row.started_at_ms,
    publishedAtMs: orNone(row.published_at_ms),
    summary: Summary.parse(JSON.parse(row.summary ?? '{}')),
    version: row.version,
    hasManifest: row.has_manifest === 1,
  })),
);

const SELECT = `
  select id, state, kind, revision, previous_revision, note, by_name, started_at_ms, published_at_ms, summary,
    (select count(*) from publications as others where others.state = 'published' and others.id <= publications.id) as version,
    manifest is not null as has_manifest
  from publications`;

/** Newest first. */
export const listPublished = (records: Records, before: number | undefined, limit: number): Promise<PublicationRow[]> =>
  records.all(
    Row,
    `${SELECT} where state = 'published' and (:before is null or revision < :before) order by id desc limit :limit`,
    { before: before ?? null, limit },
  );

export const newestPublished = async (records: Records): Promise<PublicationRow | undefined> =>
  (await listPublished(records, undefined, 1))[0];

export const publishedOfRevision = (records: Records, revision: number): Promise<PublicationRow | undefined> =>
  records.first(Row, `${SELECT} where state = 'published' and revision = ? order by id desc limit 1`, [revision]);

export const publicationRow = (records: Records, id: number): Promise<PublicationRow | undefined> =>
  records.first(Row, `${SELECT} where id = ?`, [id]);

/** Before this one, published. */
export const publishedBefore = (records: Records, { id }: PublicationRow): Promise<PublicationRow | undefined> =>
  records.first(Row, `${SELECT} where state = 'published' and id < ? order by id desc limit 1`, [id]);

export const buildingRows = (records: Records): Promise<PublicationRow[]> =>
  records.all(Row, `${SELECT} where state = 'building' order by id`);

const ManifestRow = z.object({ manifest: z.nullable(z.string()) });

/** Undefined where it is no longer kept. */
export async function manifestOfRow(records: Records, id: number): Promise<Manifest | undefined> {
  const row = await records.first(ManifestRow, 'select manifest from publications where id = ?', [id]);
  return row?.manifest === undefined || row.manifest === null
    ? undefined
    : ManifestShape.parse(JSON.parse(row.manifest));
}

export interface NewPublication {
  readonly kind: Kind;
  readonly previousRevision: number | undefined;
  readonly manifest: Manifest;
  readonly note: string;
  readonly by: string;
  readonly startedAtMs: number;
  readonly summary: Summary;
}

const IdRow = z.object({ id: z.int() });

/** Inside a change. @returns its id */
export async function beginPublication(records: Records, begun: NewPublication): Promise<number> {
  const row = await records.first(
    IdRow,
    `insert into publications (state, kind, previous_revision, manifest, note, by_name, started_at_ms, summary)
     values ('building', :kind, :previousRevision, :manifest, :note, :by, :startedAtMs, :summary) returning id`,
    {
      kind: begun.kind,
      previousRevision: begun.previousRevision ?? null,
      manifest: manifestText(begun.manifest),
      note: begun.note,
      by: begun.by,
      startedAtMs: begun.startedAtMs,
      summary: JSON.stringify(begun.summary),
    },
  );
  if (row === undefined) throw new Error('the database returned no id');
  return row.id;
}

export interface Changed {
  readonly state?: PublicationRow['state'];
  readonly revision?: number;
  readonly publishedAtMs?: number;
  readonly startedAtMs?: number;
  readonly previousRevision?: number | undefined;
  readonly manifest?: Manifest;
  readonly summary?: Summary;
}

/** Inside a change. What is left out stays. */
export const changePublication = (records: Records, id: number, changed: Changed): Promise<number> =>
  records.run(
    `update publications set
       state = coalesce(:state, state), revision = coalesce(:revision, revision),
       published_at_ms = coalesce(:publishedAtMs, published_at_ms), started_at_ms = coalesce(:startedAtMs, started_at_ms),
       previous_revision = coalesce(:previousRevision, previous_revision),
       manifest = coalesce(:manifest, manifest), summary = coalesce(:summary, summary)
     where id = :id`,
    {
      id,
      state: changed.state ?? null,
      revision: changed.revision ?? null,
      publishedAtMs: changed.publishedAtMs ?? null,
      startedAtMs: changed.startedAtMs ?? null,
      previousRevision: changed.previousRevision ?? null,
      manifest: changed.manifest === undefined ? null : manifestText(changed.manifest),
      summary: changed.summary === undefined ? null : JSON.stringify(changed.summary),
    },
  );

/** Inside a change: one that turned out to bring nothing new. */
export const forgetPublication = (records: Records, id: number): Promise<number> =>
  records.run('delete from publications where id = ?', [id]);
