/** Opens the screen to visitors; returns the way to close it. Loaded when the first card stands. */
import { computed, effect } from '@preact/signals';
import { h } from 'preact';
import { bandLiftPx } from '../../visit/band-lift.ts';
import { createPhotoPool } from '../photo-pool.ts';
import { BAND_HEIGHT_U } from './band-height.ts';
import type { Beam } from '../visitor-link.ts';
import { watchPresence } from './presence.ts';
import { createReadAloud } from './read-aloud.ts';
import { createVisitor, type Visitor, type VisitorParts } from './visitor.ts';
import { VisitorFace } from './VisitorFace.tsx';

export function receiveVisitors(parts: VisitorParts): () => void {
  const { clock, content, screen, show, store, viewport, visitor: link } = parts;
  // Apart from the loop's: no visitor pushes its next pictures out, and all of theirs go when they go.
  const photos = createPhotoPool({ read: (sha256) => store.photo(sha256), clock });
  // One height for all views: whoever has found `Tutup` on the shelf finds it in the same place beside a product.
  const liftPx = computed(() => {
    const { heightPx, uPx, isPortrait } = viewport.value;
    const panel = content.showing.value?.feed.feed.gallery.screen.panel;
    return bandLiftPx(panel, heightPx, uPx * BAND_HEIGHT_U[isPortrait ? 'portrait' : 'landscape']);
  });
  const visitor = createVisitor(parts, () => liftPx.peek());
  const reader = createReadAloud(window, visitor);
  const { presence, stop } = watchPresence(clock, screen, show, () => photos.stop());
  const stopBeam = effect(() => {
    if (presence.value === 'away') link.beam.value = undefined;
    // Left views keep the colour they were left in.
    else if (presence.value === 'here') link.beam.value = colourOf(visitor);
  });
  const face = () => h(VisitorFace, { visitor, presence, content, viewport, photos, reader, liftPx: liftPx.value });
  link.face.value = face;

  return () => {
    link.face.value = undefined;
    stopBeam();
    stop();
    reader.stop();
    visitor.stop();
    photos.stop();
  };
}

/** No commodity speaks in a notice, nor on a shelf with all of them. */
const colourOf = ({ open, noticeIndex, preferences }: Visitor): Beam =>
  noticeIndex.value === undefined ? (open.value?.commodity ?? preferences.filters.value.commodity ?? 'all') : 'all';
