/** gallery.json on the page: texts, hours, holidays, screen settings. */
import type { GalleryBody, GalleryView } from '../api/gallery.ts';
import { Refused } from '../api/refusal.ts';
import { galleryProblems } from '../build/check-gallery.ts';
import { canonical } from '../contract/canonical.ts';
import { GallerySchema } from '../contract/gallery.ts';
import type { Problem } from '../contract/problems.ts';
import { say } from '../contract/sentences.ts';
import { FOR_SENTENCES, shapeProblems } from '../contract/shape-problems.ts';
import type { Records } from '../records/records.ts';
import { etagOf, type ContentFiles } from './content-files.ts';
import { GALLERY_FILE } from './content-path.ts';
import { noteChange } from './note-change.ts';
import type { Hand } from './product-desk.ts';
import { demandSame, readWhole, schemaOf, withoutSchema, writeWhole, type WholeFile } from './whole-file.ts';

export interface GalleryDeskOptions {
  readonly files: ContentFiles;
  readonly records: Records;
}

/** All of these throw `Refused` and know no HTTP. */
export interface GalleryDesk {
  readonly read: () => Promise<GalleryView>;
  /** @param match the etag the edit was made on */
  readonly save: (body: GalleryBody, match: string, hand: Hand) => Promise<GalleryView>;
}

const SCHEMA = './.schema/gallery.schema.json';
const FORBIDDEN = 'Pengaturan belum dapat disimpan; perbaiki dahulu hal yang disebutkan.';

export function galleryDesk({ files, records }: GalleryDeskOptions): GalleryDesk {
  const read = async () => viewOf(await readWhole(files, GALLERY_FILE));
  return {
    read,
    save: (body, match, hand) =>
      files.inTurn(GALLERY_FILE, async () => {
        const before = await readWhole(files, GALLERY_FILE);
        const { etag } = viewOf(before);
        await demandSame(etag, match, read);
        // Parsed for the order of the schema, which a new file gets.
        const gallery = GallerySchema.parse({ $schema: schemaOf(before, SCHEMA), ...body });
        const problems = galleryProblems(gallery).filter(({ severity }) => severity === 'error');
        if (problems.length > 0) throw new Refused('forbidden-by-rules', FORBIDDEN, { problems });
        if (await writeWhole(files, GALLERY_FILE, before, gallery)) {
          await noteChange(records, hand, 'gallery-changed', 'gallery', {
            fields: changedParts(before?.value, gallery),
          });
        }
        return read();
      }),
  };
}

function viewOf(file: WholeFile | undefined): GalleryView {
  if (file === undefined) {
    // Not an empty one: whoever saves must have seen that there is none.
    return {
      etag: etagOf(new Uint8Array()),
      gallery: {},
      problems: [problem('', say('file-missing', { name: GALLERY_FILE }))],
    };
  }
  const gallery = withoutSchema(file.value) ?? {};
  if (file.fault !== undefined) return { etag: file.etag, gallery, problems: [problem('', file.fault)] };
  const parsed = GallerySchema.safeParse(file.value, FOR_SENTENCES);
  const problems = parsed.success ? galleryProblems(parsed.data) : shapeProblems(parsed.error.issues);
  return { etag: file.etag, gallery, problems };
}

const problem = (field: string, sentence: Pick<Problem, 'severity' | 'sentence'>): Problem => ({ field, ...sentence });

/** Names of what is another than before, screen settings one by one. */
function changedParts(before: unknown, after: Readonly<Record<string, unknown>>): string[] {
  const old = (before ?? {}) as Record<string, unknown>;
  return Object.keys(after).flatMap((name) => {
    if (isSame(old[name], after[name])) return [];
    if (name !== 'screen') return [name];
    const [was, is] = [(old['screen'] ?? {}) as Record<string, unknown>, after['screen'] as Record<string, unknown>];
    return [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .filter((part) => !isSame(was[part], is[part]))
      .map((part) => `screen.${part}`);
  });
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
