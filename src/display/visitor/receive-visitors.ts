/** Opens the screen to visitors; returns the way to close it. Loaded when the first card stands. */
import { effect } from '@preact/signals';
import { h } from 'preact';
import { createPhotoPool } from '../photo-pool.ts';
import { watchPresence } from './presence.ts';
import { createReadAloud } from './read-aloud.ts';
import { createVisitor, type VisitorParts } from './visitor.ts';
import { VisitorFace } from './VisitorFace.tsx';

export function receiveVisitors(parts: VisitorParts): () => void {
  const { clock, content, screen, show, store, viewport, visitor: link } = parts;
  // Apart from the loop's: no visitor pushes its next pictures out, and all of theirs go when they go.
  const photos = createPhotoPool({ read: (sha256) => store.photo(sha256), clock });
  const visitor = createVisitor(parts);
  const reader = createReadAloud(window, visitor);
  const { presence, stop } = watchPresence(clock, screen, show, () => photos.stop());
  const stopBeam = effect(() => {
    const filtered = visitor.preferences.filters.value.commodity ?? 'all';
    if (presence.value === 'away') link.beam.value = undefined;
    // Left views keep the colour they were left in.
    else if (presence.value === 'here') link.beam.value = visitor.open.value?.commodity ?? filtered;
  });
  const face = () => h(VisitorFace, { visitor, presence, content, viewport, photos, reader });
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
