/** What the form says about how the name came to stand on the screen. */
import type { Tone } from '../kit/ProblemLine.tsx';
import type { PreviewShape } from './CardPreview.tsx';
import type { NameFit } from './messages.ts';

export interface NameVerdict {
  readonly tone: Tone;
  readonly sentence: string;
  readonly detail?: string | undefined;
}

const LINES = { landscape: 'tiga', portrait: 'dua' } as const;

export function nameVerdict(fit: NameFit, shape: Exclude<PreviewShape, 'detail'>): NameVerdict {
  const lines = LINES[shape];
  switch (fit) {
    case 'fits':
      return { tone: 'ok', sentence: `Nama muat dalam ${lines} baris di layar` };
    case 'smallest':
      return {
        tone: 'warn',
        sentence: 'Nama hanya muat dengan huruf terkecil',
        detail: 'Nama yang lebih pendek terbaca dari lebih jauh.',
      };
    case 'broken':
      return {
        tone: 'warn',
        sentence: 'Nama terlalu panjang untuk layar',
        detail: 'Nama dipenggal dan dapat terpotong; gunakan nama yang lebih pendek.',
      };
  }
}
