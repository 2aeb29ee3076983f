/** The one thing to know about a product in a list: its worst problem, or when it comes on, or that it is complete. */
import type { ProductSummary } from '../../api/products.ts';
import { dateInWords } from '../../contract/indonesian.ts';
import { ProblemLine, type Tone } from '../kit/ProblemLine.tsx';

interface Note {
  readonly tone: Tone;
  readonly sentence: string;
  /** How many more there are. */
  readonly more: number;
}

export function noteOf({ problems, showsFrom }: ProductSummary): Note {
  const error = problems.find(({ severity }) => severity === 'error');
  const worst = error ?? problems[0];
  if (worst !== undefined) {
    return { tone: error === undefined ? 'warn' : 'err', sentence: worst.sentence, more: problems.length - 1 };
  }
  if (showsFrom !== undefined) return { tone: 'ok', sentence: `Tayang mulai ${dateInWords(showsFrom)}`, more: 0 };
  return { tone: 'ok', sentence: 'Lengkap', more: 0 };
}

export function ProductNote({ product }: { readonly product: ProductSummary }) {
  const { tone, sentence, more } = noteOf(product);
  return (
    <ProblemLine tone={tone} isCalm detail={more > 0 ? `dan ${more} hal lain` : undefined}>
      {sentence}
    </ProblemLine>
  );
}
