/** sharp, as a server wants it that works beside a display. */
import sharp from 'sharp';

// One core at a time leaves the others to the screen.
sharp.concurrency(1);
// libvips remembers files by their names: a photo that somebody replaced by hand would go on looking like the old one.
sharp.cache(false);

export { sharp };
