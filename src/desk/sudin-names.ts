/** What the units are called in gallery.json, as staff read it: "PPKUKM". */
import type { SudinKey } from '../contract/places.ts';
import type { ContentFiles } from './content-files.ts';
import { readGallery } from './plan-calendar.ts';

/** The key in capitals where gallery.json cannot be used. */
export async function sudinNamesIn(files: ContentFiles): Promise<(key: SudinKey) => string> {
  const gallery = await readGallery(files);
  return (key) =>
    (gallery?.sudin.find((unit) => unit.key === key)?.short ?? key.toUpperCase()).replace(/^Sudin\s+/, '');
}
