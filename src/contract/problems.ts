/** What is wrong with a piece of content, in words for staff. The check, the builder and the staff page show the same list. */
import type { Severity } from './sentences.ts';
export type { Severity } from './sentences.ts';

export interface Problem {
  readonly severity: Severity;
  /** Dotted path inside the file ("halal.certificate", "photos.0.alt.id"); "" for the file as a whole. */
  readonly field: string;
  /** One sentence in Indonesian: what is wrong and what to do. */
  readonly sentence: string;
}

/** A problem with the file it stands in, relative to the content folder. */
export interface FiledProblem extends Problem {
  readonly file: string;
}

/** Stands where a problem is the whole file's, so that a line always has its three parts. */
const WHOLE_FILE = '(berkas)';

/** `path: field: sentence`, the one line format of the contract. */
export const problemLine = ({ file, field, sentence }: FiledProblem): string =>
  `${file}: ${field === '' ? WHOLE_FILE : field}: ${sentence}`;
