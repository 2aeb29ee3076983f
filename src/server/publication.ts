/** Publishing the content folder on behalf of the server: whatever comes of it is told, and nothing of it stops the server. */
import { problemLine, type FiledProblem } from '../contract/problems.ts';

/** Says what became of it in one or more lines for the person at the terminal. */
export interface Teller {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** What the server wants to know of a publication. */
export type PublicationOutcome =
  | {
      readonly outcome: 'published' | 'unchanged';
      readonly revision: number;
      readonly warnings: readonly FiledProblem[];
    }
  | { readonly outcome: 'refused'; readonly problems: readonly FiledProblem[] };

/** Runs one publication and tells its outcome. Never rejects: the screens go on with the last good feed. */
export async function publishAndTell(run: () => Promise<PublicationOutcome>, { say, complain }: Teller): Promise<void> {
  try {
    const result = await run();
    switch (result.outcome) {
      case 'published':
        return say(`Isi diterbitkan (revisi ${result.revision}).${hint(result.warnings.length)}`);
      case 'unchanged':
        return say(`Isi tidak berubah (revisi ${result.revision}).${hint(result.warnings.length)}`);
      case 'refused':
        // What only asks for attention would bury what has to be mended.
        for (const problem of result.problems) if (problem.severity === 'error') complain(problemLine(problem));
        return complain('Isi belum dapat diterbitkan: perbaiki baris di atas, lalu jalankan "npm run feed".');
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    complain(`Isi belum dapat diterbitkan karena gangguan: ${reason}`);
  }
}

const hint = (warnings: number): string =>
  warnings === 0 ? '' : ` Ada ${warnings} hal yang perlu diperhatikan; lihat dengan "npm run check".`;
