/** A list of problems as staff read it in a terminal: errors first, warnings apart, one summary. */
import { problemLine, type FiledProblem } from '../contract/problems.ts';

export interface Report {
  readonly lines: readonly string[];
  readonly hasErrors: boolean;
}

export function problemReport(problems: readonly FiledProblem[]): Report {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const summary =
    errors.length > 0
      ? `${errors.length} kesalahan, ${warnings.length} peringatan. Perbaiki kesalahannya; sebelum itu isi tidak dapat diterbitkan.`
      : `Tidak ada kesalahan, ${warnings.length} peringatan. Isi dapat diterbitkan.`;
  return {
    lines: [...section('Kesalahan', errors), ...section('Peringatan', warnings), summary],
    hasErrors: errors.length > 0,
  };
}

const section = (heading: string, problems: readonly FiledProblem[]): string[] =>
  problems.length === 0 ? [] : [`${heading} (${problems.length}):`, ...problems.map(problemLine), ''];
