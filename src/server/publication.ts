/** Publishing the content folder on behalf of the server: whatever comes of it is told, and nothing of it stops the server. */
import type { publish } from '../build/publish.ts';
import { problemLine } from '../contract/problems.ts';

/** Says what became of it in one or more lines for the person at the terminal. */
export interface Teller {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

export type RunPublication = () => ReturnType<typeof publish>;

/** Runs one publication and tells its outcome. Never rejects: the screens go on with the last good feed. */
export async function publishAndTell(run: RunPublication, { say, complain }: Teller): Promise<void> {
  try {
    const result = await run();
    switch (result.outcome) {
      case 'published':
        return say(`Isi diterbitkan (revisi ${result.revision}).`);
      case 'unchanged':
        return say(`Isi tidak berubah (revisi ${result.revision}).`);
      case 'refused':
        for (const problem of result.problems) complain(problemLine(problem));
        return complain('Isi belum dapat diterbitkan: perbaiki baris di atas, lalu jalankan "npm run feed".');
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    complain(`Isi belum dapat diterbitkan karena gangguan: ${reason}`);
  }
}
