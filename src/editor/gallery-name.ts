/** As gallery.json has it. */
export interface GalleryName {
  readonly title: string;
  readonly place: string;
}
