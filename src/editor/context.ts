/** What every view of the staff page may need: who is there, which day it is, what the units are called. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LocalDate } from '../contract/dates.ts';
import type { FeedGallery } from '../contract/gallery.ts';
import type { SudinKey } from '../contract/places.ts';
import type { ScreensWatch } from './screens/screens-watch.ts';
import type { SessionModel } from './session.ts';

export interface Editor {
  readonly session: SessionModel;
  /** Of the gallery, not of this machine. */
  readonly today: LocalDate;
  /** For the preview; names and colours as the lobby has them. */
  readonly gallery: FeedGallery;
  /** "PPKUKM": the short name without "Sudin". */
  readonly sudinName: (key: SudinKey) => string;
  /** The screens in the lobby, looked at every quarter of a minute. */
  readonly screens: ScreensWatch;
  /** A short sentence that goes away by itself: "Draf tersimpan." */
  readonly tell: (sentence: string) => void;
  /** To another view of the page, by its path below `/staf`. */
  readonly go: (path: string) => void;
}

export const EditorContext = createContext<Editor | undefined>(undefined);

/** @throws outside of the page's shell */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === undefined) throw new Error('no editor around this view');
  return editor;
}
