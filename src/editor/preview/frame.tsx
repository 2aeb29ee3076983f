/**
 * The page inside the preview's frame. The frame is the lobby's screen in its real size, so media queries, container
 * queries and the design's unit work by themselves. It shows what it is told and asks nobody.
 */
import '../../ui/tokens.css';
import '../../ui/font.css';
import '../../ui/reset.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { createClock } from '../../device/clock.ts';
import { watchViewport } from '../../display/viewport.ts';
import { english } from '../../display/words.en.ts';
import { learn } from '../../display/words.ts';
import { Lobby } from './Lobby.tsx';
import { readMessage, type FromFrame, type PreviewContent, type ToFrame } from './messages.ts';
import { createUrlPhotos } from './url-photos.ts';

/** Names are fitted to the letters they are set in; when those are late, the fallback's letters must do. */
const FONT_PATIENCE_MS = 3000;

async function start(root: HTMLElement): Promise<void> {
  learn(english);
  const content = signal<PreviewContent | undefined>(undefined);
  const say = (message: FromFrame) => parent.postMessage(message, location.origin);
  let lastFit = '';

  const letters = document.fonts.load('800 16px "Plus Jakarta Sans Variable"').catch(() => []);
  await Promise.race([letters, createClock().sleep(FONT_PATIENCE_MS)]);

  addEventListener('message', (event) => {
    const message = readMessage<ToFrame>(event, parent, ['galeri-preview-show']);
    if (message === undefined) return;
    document.documentElement.lang = message.content.language;
    // The answer to a new card is always given, even when it is the same as before.
    lastFit = '';
    content.value = message.content;
  });
  render(
    <Lobby
      content={content}
      viewport={watchViewport(window).viewport}
      photos={createUrlPhotos((name) => content.peek()?.photoUrls[name])}
      onName={(fit) => {
        if (fit !== lastFit) say({ type: 'galeri-preview-name', fit });
        lastFit = fit;
      }}
    />,
    root,
  );
  say({ type: 'galeri-preview-ready' });
}

const root = document.getElementById('app');
// Opened by itself there is nobody to tell it what to show.
if (root !== null && parent !== window) void start(root);
