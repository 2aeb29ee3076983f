import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CURATION_STATES } from '../../../src/desk/curation-states.ts';
import { ACTION_WORDS, actionsLike, detailInWords, subjectInWords } from '../../../src/server/staff/audit-words.ts';

const SRC = path.resolve(import.meta.dirname, '../../../src');

/** Every code somebody writes into the book: `action: '…'`, or the action handed to whoever writes the line. */
function codesInSource(): string[] {
  const files = ['accounts', 'desk', 'publications', 'screens'].flatMap((folder) =>
    readdirSync(path.join(SRC, folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(path.join(SRC, folder, name), 'utf8')),
  );
  const all = files.join('\n');
  const written = [/\baction: '([a-z-]+)'/g, /\b(?:note|noteChange|added)\([^)]*?'([a-z]+-[a-z-]+)'/g];
  return [...new Set(written.flatMap((pattern) => Array.from(all.matchAll(pattern), ([, code = '']) => code)))];
}

describe('[E15] the book in words', () => {
  it('has words for every code that is written', () => {
    const codes = codesInSource();
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => ACTION_WORDS[code] === undefined)).toEqual([]);
    for (const state of ['returned', 'rejected'] as const) {
      expect(CURATION_STATES).toContain(state);
      expect(ACTION_WORDS).toHaveProperty(`product-${state}`);
    }
  });

  it('shows a code it does not know as it stands', () => {
    expect(subjectInWords('planet/mars')).toBe('planet mars');
    expect(subjectInWords('product/kpkp/abon-lele')).toBe('produk kpkp/abon-lele');
    expect(subjectInWords('gallery')).toBe('pengaturan galeri');
  });

  it('tells details field by field, and keeps marks of the program to itself', () => {
    expect(detailInWords(null)).toBe('');
    expect(detailInWords({ by: 'Budi', content: 'abc', note: '', reason: 'Foto gelap.' })).toBe('alasan: Foto gelap.');
    expect(detailInWords({ disabled: { from: false, to: true }, added: ['a', 'b'] })).toBe(
      'nonaktif: tidak → ya; ditambahkan: a, b',
    );
    expect(detailInWords({ atMs: Date.UTC(2026, 10, 24, 2, 25) })).toBe('waktu: 24 November 2026 pukul 09.25');
    expect(detailInWords({ role: { from: 'peninjau', to: 'kurator' }, sudin: 'kpkp', purpose: 'setup' })).toBe(
      'peran: Peninjau → Kurator; Suku Dinas: KPKP; untuk: pengelola pertama',
    );
    expect(detailInWords({ asing: { dalam: 1 } })).toBe('asing: {"dalam":1}');
  });

  it('is searched by its words', () => {
    expect(actionsLike('MENERBITKAN')).toEqual(['publication-published', 'publication-unchanged']);
    expect(actionsLike('tidak ada yang begini')).toEqual([]);
  });
});
