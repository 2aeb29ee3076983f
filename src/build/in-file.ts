import type { FiledProblem, Problem } from '../contract/problems.ts';

/** Problems with the file they stand in; `file` is relative to the content folder. */
export const inFile = (file: string, problems: readonly Problem[]): FiledProblem[] =>
  problems.map(({ severity, field, sentence }) => ({ file, severity, field, sentence }));
