import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  BLOCK_U,
  blockFor,
  MM_PER_U,
  MODULE_MIN_MM,
  moduleMm,
  qrMatrix,
} from '../../../src/display/visitor/detail/qr-matrix.ts';

const address = (length: number): string => 'https://instagram.example/'.padEnd(length, 'a');

/** The squares a path of runs covers, as "x,y". */
function dark(drawn: string): Set<string> {
  const squares = new Set<string>();
  for (const [, x, y, run] of drawn.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let step = 0; step < Number(run); step++) squares.add(`${Number(x) + step},${y}`);
  }
  return squares;
}

describe('a code', () => {
  it('has the three finders of a QR code, and none in the fourth corner', () => {
    const code = qrMatrix(address(40));
    const squares = dark(code?.path ?? '');
    const last = (code?.modules ?? 0) - 1;
    const ring = (left: number, top: number) =>
      [0, 1, 2, 3, 4, 5, 6].every(
        (step) => squares.has(`${left + step},${top}`) && squares.has(`${left},${top + step}`),
      );
    expect([ring(0, 0), ring(last - 6, 0), ring(0, last - 6), ring(last - 6, last - 6)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('corrects at level M, whatever room is left', () => {
    // 42 bytes are the most of version 3 at M; at L it would hold 53.
    expect([qrMatrix(address(42))?.modules, qrMatrix(address(43))?.modules]).toEqual([29, 33]);
  });
});

describe('the size of a code', () => {
  it('one unit is 5.35 mm on a 43-inch panel', () => {
    expect(MM_PER_U).toBeCloseTo(5.3546, 4);
  });

  it('[V5] an address of up to 60 characters stands in the normal block', () => {
    expect(qrMatrix(address(60))?.block).toBe('normal');
  });

  it('[V5] whatever the address, modules are at least 2.2 mm or there is no code', () => {
    for (let length = 30; length <= 300; length += 3) {
      const code = qrMatrix(address(length));
      if (code !== undefined) {
        expect(moduleMm(code.modules, BLOCK_U[code.block]), `${length} characters`).toBeGreaterThanOrEqual(
          MODULE_MIN_MM,
        );
      }
    }
  });

  it('a long address gets a larger block', () => {
    expect([60, 61, 120].map((length) => qrMatrix(address(length))?.block)).toEqual(['normal', 'normal', 'large']);
  });

  it('counts the quiet zone on both sides', () => {
    expect(moduleMm(33, 17)).toBeCloseTo((17 * MM_PER_U) / 41);
    expect(moduleMm(33, 17 * 2)).toBeCloseTo(2 * moduleMm(33, 17));
  });

  it('an address no phone could read from the panel has none', () => {
    expect([blockFor(57), qrMatrix(address(200)), qrMatrix(address(5000))]).toEqual([undefined, undefined, undefined]);
  });

  it('is the one the style sheet draws', () => {
    const css = readFileSync(
      path.resolve(import.meta.dirname, '../../../src/display/visitor/detail/QrCode.module.css'),
      'utf8',
    );
    const drawn = [...css.matchAll(/--block: (\d+)/g)].map(([, size]) => Number(size));
    // Two blocks, and in portrait the normal one with room to spare.
    expect(drawn).toEqual([BLOCK_U.normal, BLOCK_U.large, 20]);
  });
});
