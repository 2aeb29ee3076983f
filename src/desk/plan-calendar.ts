/** The rotations of the content folder, as a planner reads them. */
import type { RotationView } from '../api/plan.ts';
import type { LocalDate } from '../contract/dates.ts';
import { GallerySchema, type GalleryContent } from '../contract/gallery.ts';
import { Id, RotationSchema, type RotationContent } from '../contract/product.ts';
import type { ContentFiles } from './content-files.ts';
import { GALLERY_FILE, ROTATIONS_FOLDER, rotationFile } from './content-path.ts';
import { closedDays, phaseOf } from './plan-figures.ts';
import { readWhole, type WholeFile } from './whole-file.ts';

/** A file under a name that is an id, with a rotation in it. */
export interface FiledRotation {
  /** The file's name: under this the page knows it, whatever the file says of itself. */
  readonly id: string;
  readonly file: WholeFile;
  readonly rotation: RotationContent;
}

const ENDING = '.json';

/** By start. What cannot be read, or is no rotation, is in the list of problems and not here. */
export async function readRotations(files: ContentFiles): Promise<FiledRotation[]> {
  const found: FiledRotation[] = [];
  for (const { name, at } of await files.entries(ROTATIONS_FOLDER, 'files')) {
    const id = name.slice(0, -ENDING.length);
    if (at === undefined || !name.endsWith(ENDING) || !Id.safeParse(id).success) continue;
    const filed = await readRotation(files, id);
    if (filed !== undefined) found.push(filed);
  }
  return found.toSorted((a, b) => (a.rotation.starts < b.rotation.starts ? -1 : 1));
}

export async function readRotation(files: ContentFiles, id: string): Promise<FiledRotation | undefined> {
  const file = await readWhole(files, rotationFile(id)).catch(() => undefined);
  const rotation = file && RotationSchema.safeParse(file.value).data;
  return file && rotation && { id, file, rotation };
}

/** Undefined where gallery.json cannot be used; the check says why. */
export async function readGallery(files: ContentFiles): Promise<GalleryContent | undefined> {
  const file = await readWhole(files, GALLERY_FILE).catch(() => undefined);
  return GallerySchema.safeParse(file?.value).data;
}

export function rotationView(
  { id, file, rotation }: FiledRotation,
  gallery: GalleryContent | undefined,
  today: LocalDate,
): RotationView {
  const { title, starts, ends, products } = rotation;
  return {
    id,
    etag: file.etag,
    title,
    starts,
    ends,
    products,
    phase: phaseOf(rotation, today),
    closedDays: closedDays(rotation, gallery?.screen.hours),
  };
}
