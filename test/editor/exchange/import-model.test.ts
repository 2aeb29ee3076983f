import { describe, expect, it } from 'vitest';
import type { ImportPreview, ImportRow } from '../../../src/api/exchange.ts';
import type { Refusal } from '../../../src/api/refusal.ts';
import { routes } from '../../../src/api/routes.ts';
import { CallError } from '../../../src/editor/call.ts';
import { countRows, createImport } from '../../../src/editor/exchange/import-model.ts';
import type { upload } from '../../../src/editor/upload.ts';

const row = (number: number, outcome: ImportRow['outcome'], severity?: 'error' | 'warning'): ImportRow => ({
  row: number,
  outcome,
  name: `Produk ${number}`,
  changes: [],
  problems: severity === undefined ? [] : [{ severity, field: '', column: '', sentence: 'Ada masalah.' }],
});
const preview = (digest: string): ImportPreview => ({
  digest,
  rows: [row(2, 'new'), row(3, 'changed', 'error'), row(4, 'refused', 'error'), row(5, 'unchanged', 'warning')],
  unknownColumns: [],
});
const RESULT = { added: 1, changed: 1, unchanged: 1, left: [] };
const FILE = new File(['isi'], 'produk.xlsx');

function server(...answers: unknown[]) {
  const asked: unknown[] = [];
  const send = async (route: unknown, { params, query, files, onProgress }: Parameters<typeof upload>[1]) => {
    asked.push([route, params, query, files]);
    onProgress(1);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { asked, send: send as unknown as typeof upload };
}

describe('an import on the page', () => {
  it('[I3] sends the very file that was looked at, with the digest of the look', async () => {
    const { asked, send } = server(preview('a'), RESULT);
    let taken = 0;
    const model = createImport(() => taken++, send);
    await model.check('kpkp', FILE);
    expect(model.stage.value).toEqual({ kind: 'looking', preview: preview('a') });
    expect(taken).toBe(0);
    await model.take();
    expect(model.stage.value).toEqual({ kind: 'done', result: RESULT });
    expect(asked).toEqual([
      [routes.previewImport, { sudin: 'kpkp' }, undefined, [FILE]],
      [routes.importProducts, { sudin: 'kpkp' }, { digest: 'a' }, [FILE]],
    ]);
    expect(taken).toBe(1);
  });

  it('[I3] shows the rows of now when something has changed since, and takes those only when asked again', async () => {
    const refusal: Refusal = { status: 412, error: 'changed-meanwhile', sentence: 'Berubah.', current: preview('b') };
    const { asked, send } = server(preview('a'), new CallError('changed-meanwhile', 'Berubah.', refusal), RESULT);
    const model = createImport(() => {}, send);
    await model.check('kpkp', FILE);
    await model.take();
    expect([model.stage.value, model.failure.value]).toEqual([{ kind: 'looking', preview: preview('b') }, 'Berubah.']);
    await model.take();
    expect(asked.at(-1)).toEqual([routes.importProducts, { sudin: 'kpkp' }, { digest: 'b' }, [FILE]]);
  });

  it('a file that is refused leaves the choice, with the reason', async () => {
    const model = createImport(() => {}, server(new CallError('invalid', 'Bukan Excel.')).send);
    await model.check('kpkp', FILE);
    expect([model.stage.value.kind, model.failure.value]).toEqual(['choosing', 'Bukan Excel.']);
  });

  it('counts what would become of the rows', () => {
    expect(countRows(preview('a'))).toEqual({
      new: 1,
      changed: 1,
      unchanged: 1,
      refused: 1,
      skipped: 0,
      withErrors: 2,
    });
  });
});
