import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrastRatio } from '../../../src/build/contrast.ts';

const css = readFileSync(path.resolve(import.meta.dirname, '../../../src/ui/tokens.css'), 'utf8');

const tokensOf = (selector: string): Record<string, string> => {
  const [, block = ''] = css.split(`${selector} {`);
  const [body = ''] = block.split('}');
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
};
const plain = tokensOf(':root');
const high = { ...plain, ...tokensOf("[data-contrast='high']") };

function colour(tokens: Record<string, string>, name: string): string {
  const value = tokens[name] ?? '';
  const [, other] = /^var\(--([\w-]+)\)$/.exec(value) ?? [];
  if (other !== undefined) return colour(tokens, other);
  return value.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
}
const ratio = (front: string, back: string) => contrastRatio(colour(high, front), colour(high, back));

describe('[V9] with high contrast', () => {
  it.each([
    ['ink', 'paper'],
    ['ink', 'paper-2'],
    ['ink', 'paper-3'],
    ['ink', 'white'],
    ['ink', 'kunyit'],
    ['ink-2', 'paper'],
    ['ink-2', 'paper-2'],
    ['paper', 'ink'],
    ['kuliner', 'paper'],
    ['kriya', 'paper'],
    ['fesyen', 'paper'],
  ])('%s on %s stands 7:1', (front, back) => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(7);
  });

  it.each(['paper', 'paper-2', 'white'])('the border of a control stands out from %s, and is thicker', (back) => {
    expect(ratio('edge', back)).toBeGreaterThanOrEqual(3);
    expect(Number(high['edge-u'])).toBeGreaterThan(Number(plain['edge-u']));
  });

  it('of the colours only the deep ones stay', () => {
    for (const commodity of ['kuliner', 'kriya', 'fesyen']) {
      expect(colour(high, commodity)).toBe(colour(plain, `${commodity}-d`));
    }
  });
});
