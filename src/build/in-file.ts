import type { FiledProblem, Problem } from '../contract/problems.ts';

/** Problems with the file they stand in; `file` is relative to the content folder. */
export const inFile = (file: string, problems: readonly Problem[]): FiledProblem[] =>
  problems.map(({ severity, field, sentence }) => ({ file, severity, field, sentence }));

/** How to parse where staff are told the issues: without its input an issue cannot tell a missing field from a wrong one. */
export const FOR_SENTENCES = { reportInput: true } as const;
