import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/api/draft.ts';
import { productProblems } from '../../../src/contract/product-problems.ts';
import { checklistOf } from '../../../src/editor/product/checklist.ts';
import { moved, withPhotos } from '../../../src/editor/product/photo-list.ts';
import { stepsOf } from '../../../src/editor/product/curation-steps.ts';
import { product, TODAY } from '../../factory.ts';

const { id, sudin, status: _, ...draft } = product();
const listOf = (wanted: Draft) =>
  checklistOf(wanted, productProblems({ id, sudin, status: 'curated', ...wanted }, TODAY));

describe('the checklist beside the form', () => {
  it('says of each thing a curator looks at that it is in order', () => {
    expect(listOf(draft).map(({ tone }) => tone)).not.toContain('err');
    expect(listOf(draft).map(({ title }) => title)).toContain('Sertifikat halal lengkap');
  });

  it('[E22] names what is wrong with the sentence of the check, and leads to the field', () => {
    const wrong = listOf({ ...draft, halal: { ...draft.halal, certificate: 'ID3111999900001032' } });
    const line = wrong.find(({ tone }) => tone === 'err');
    expect(line).toMatchObject({ title: 'Sertifikat halal belum benar', field: 'halal.certificate' });
    expect(line?.detail).toContain('16 dari 17 angka');
  });

  it('asks no permit of a craft', () => {
    const craft = listOf({ ...draft, commodity: 'kriya', halal: undefined, pirt: undefined });
    expect(craft.map(({ title }) => title).join(' ')).not.toMatch(/halal|P-IRT|Kemasan sudah/);
  });

  it('hides no error, wherever it is', () => {
    const odd = checklistOf(draft, [{ severity: 'error', field: 'sample', sentence: 'Jenis isian tidak sesuai.' }]);
    expect(odd.filter(({ tone }) => tone === 'err')).toHaveLength(1);
  });
});

describe('the photos of a form', () => {
  const photos = ['a', 'b', 'c'].map((file) => ({ file }));
  const files = (list: readonly { file: string }[]) => list.map(({ file }) => file).join('');

  it('are put into order by buttons and by dragging alike', () => {
    expect(files(moved(photos, 2, 0))).toBe('cab');
    expect(files(moved(photos, 0, 1))).toBe('bac');
    expect(files(moved(photos, 0, 9))).toBe('bca');
    expect(moved(photos, 7, 0)).toBe(photos);
  });

  it('hold a picture that was uploaded twice once', () => {
    expect(files(withPhotos(photos, ['d', 'a', 'd']))).toBe('abcd');
  });
});

describe('[E16] the steps under a form', () => {
  const nobody = { mayEdit: false, mayCurate: false };
  const editor = { mayEdit: true, mayCurate: false };
  const curator = { mayEdit: true, mayCurate: true };
  const at = (statuses: Parameters<typeof stepsOf>[0]['statuses'], hasChanges = false) => ({
    statuses,
    hasChanges,
    approved: hasChanges ? draft : undefined,
  });

  it('are none for somebody who only looks', () => {
    expect([...stepsOf(at(['draft']), nobody)]).toEqual([]);
    expect([...stepsOf(at(['in-curation']), nobody)]).toEqual([]);
  });

  it('lead from draft to curation, and from there to a decision of a curator', () => {
    expect(stepsOf(at(['draft']), editor)).toContain('submit');
    expect(stepsOf(at(['returned']), editor)).toContain('submit');
    expect([...stepsOf(at(['in-curation']), editor)]).not.toContain('approve');
    expect([...stepsOf(at(['in-curation']), curator)]).toEqual(
      expect.arrayContaining(['withdraw', 'approve', 'return', 'reject']),
    );
  });

  it('never take a product away that is on the screen', () => {
    for (const status of ['live', 'scheduled'] as const) {
      expect(stepsOf(at([status]), curator)).not.toContain('archive');
      expect(stepsOf(at([status]), curator)).not.toContain('delete');
    }
    expect(stepsOf(at(['live', 'draft'], true), curator)).toContain('discard');
  });

  it('of an archived one lead out of the archive', () => {
    expect([...stepsOf(at(['archived']), curator)]).toEqual(['unarchive', 'delete']);
  });
});
