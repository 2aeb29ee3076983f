/** What `npm start` does about content. */

/**
 * Content is published by itself only where no screen could show anything, or where nobody has an account yet and the
 * content folder is all there is; as soon as somebody could look and press, a start changes nothing on the screens.
 */
export const shouldPublishAtStart = ({ hasFeed, hasAccounts }: { hasFeed: boolean; hasAccounts: boolean }): boolean =>
  !hasFeed || !hasAccounts;

/** For the terminal, where a start leaves changes unpublished. */
export const UNPUBLISHED = 'Ada perubahan isi yang belum diterbitkan; terbitkan di halaman staf.';
