import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/api/draft.ts';
import type { ProductView } from '../../../src/api/products.ts';
import { CallError } from '../../../src/editor/call.ts';
import { keepsakeOf } from '../../../src/editor/product/keepsake.ts';
import { createProductForm } from '../../../src/editor/product/product-form.ts';
import type { SessionModel } from '../../../src/editor/session.ts';
import { product, TODAY } from '../../factory.ts';

const KEY = { sudin: 'ppkukm', id: 'sambal-bawang' } as const;

function viewOf(draft: Draft, etag: string): ProductView {
  return {
    ...KEY,
    etag,
    draft,
    hasChanges: false,
    statuses: ['draft'],
    problems: [],
    folderPhotos: [],
  };
}

function draftOf(overrides: Partial<Draft> = {}): Draft {
  const { id: _id, sudin: _sudin, status: _status, ...fields } = product();
  return { ...fields, ...overrides };
}

/** localStorage in memory; `isFull` refuses to keep anything more. */
function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    isFull: false,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** A server that keeps one product the way the real one does: an edit on another etag is refused with what stands there. */
function open(stored = viewOf(draftOf(), 'e1'), { browser = storage(), seen = stored } = {}) {
  const server = { stored, saves: [] as Draft[], failing: undefined as CallError | undefined };
  let count = 1;
  const ask = async (_route: unknown, { ifMatch, body }: { ifMatch: string; body: Draft }) => {
    await Promise.resolve();
    if (server.failing !== undefined) throw server.failing;
    if (ifMatch !== server.stored.etag) {
      throw new CallError('changed-meanwhile', 'Sudah diubah orang lain.', {
        status: 412,
        error: 'changed-meanwhile',
        sentence: 'Sudah diubah orang lain.',
        current: server.stored,
      });
    }
    server.saves.push(body);
    server.stored = { ...server.stored, draft: body, etag: `e${++count}` };
    return server.stored;
  };
  const timers: (() => void)[] = [];
  const form = createProductForm(seen, {
    session: { ask } as unknown as Pick<SessionModel, 'ask'>,
    keepsake: keepsakeOf(browser, 'ppkukm/sambal-bawang'),
    today: TODAY,
    nowMs: () => 1_795_000_000_000,
    later(run) {
      timers.push(run);
      return () => void timers.splice(timers.indexOf(run), timers.includes(run) ? 1 : 0);
    },
  });
  return { form, server, browser, timers };
}

describe('a product under somebody’s hands', () => {
  it('sends what was typed after a pause, once', async () => {
    const { form, server, timers } = open();
    form.set('name.id', 'Sambal');
    form.set('name.id', 'Sambal Limau');
    expect(form.saveState.value).toEqual({ is: 'unsaved' });
    expect(timers).toHaveLength(1);
    expect(await form.save()).toBe(true);
    expect(server.saves.map(({ name }) => name?.id)).toEqual(['Sambal Limau']);
    expect(form.saveState.value).toEqual({ is: 'saved' });
    expect(timers).toHaveLength(0);
  });

  it('what is typed while a save is on its way goes after it, with its etag', async () => {
    const { form, server } = open();
    form.set('name.id', 'Satu');
    const first = form.save();
    form.set('name.id', 'Dua');
    expect(await first).toBe(true);
    expect(form.saveState.value).toEqual({ is: 'unsaved' });
    expect(await form.save()).toBe(true);
    expect(server.saves.map(({ name }) => name?.id)).toEqual(['Satu', 'Dua']);
  });

  it('is told every problem while typing, shapes and rules together', () => {
    const { form } = open();
    form.set('halal.certificate', 'ID3111999900001032');
    form.set('pirt.validUntil', '2028-05-20');
    const fields = form.problems.value.filter(({ severity }) => severity === 'error').map(({ field }) => field);
    expect(fields).toEqual(['halal.certificate', 'pirt.validUntil']);
  });

  it('a fault only the server can see stays with its photo when the order changes', () => {
    const two = draftOf({ photos: [{ file: 'a.jpg' }, { file: 'b.jpg' }] });
    const fault = { severity: 'error' as const, field: 'photos.1.file', sentence: 'Foto terlalu kecil.' };
    const { form } = open({ ...viewOf(two, 'e1'), problems: [fault] });
    form.set('photos', [{ file: 'b.jpg' }, { file: 'a.jpg' }]);
    expect(form.problems.value).toContainEqual({ ...fault, field: 'photos.0.file' });
    form.set('photos', [{ file: 'a.jpg' }]);
    expect(form.problems.value.filter(({ sentence }) => sentence === fault.sentence)).toEqual([]);
  });

  it('[E7] an edit on what somebody else changed becomes a question with both versions, and overwrites nothing', async () => {
    const seen = viewOf(draftOf(), 'e0');
    const stored = viewOf(draftOf({ price: { idr: 40_000 } }), 'e1');
    const { form, server } = open(stored, { seen });
    form.set('price.idr', 32_000);
    expect(await form.save()).toBe(false);
    expect(form.conflict.value?.fields.map(({ path, settled }) => [path, settled])).toContainEqual([
      'price.idr',
      undefined,
    ]);
    expect(server.saves).toEqual([]);
    expect(await form.save()).toBe(false);
    expect(await form.settle(new Map([['price.idr', 'mine']]))).toBe(true);
    expect(server.stored.draft.price?.idr).toBe(32_000);
  });

  it('[E7] what only the other changed is taken over without a question being lost in it', async () => {
    const seen = viewOf(draftOf(), 'e0');
    const stored = viewOf(draftOf({ producer: { name: 'Dapur Lain', kecamatan: 'Cakung' } }), 'e1');
    const { form, server } = open(stored, { seen });
    form.set('name.id', 'Sambal Limau');
    await form.save();
    expect(await form.settle(new Map())).toBe(true);
    expect(server.stored.draft).toMatchObject({ name: { id: 'Sambal Limau' }, producer: { name: 'Dapur Lain' } });
  });

  it('[E7] words that never reached the server are offered again, and kept until they have', async () => {
    const browser = storage();
    const first = open(undefined, { browser });
    first.server.failing = new CallError('offline', 'Server tidak terjangkau.');
    first.form.set('name.id', 'Sambal Limau');
    expect(await first.form.save()).toBe(false);
    expect(first.form.saveState.value).toEqual({ is: 'failed', sentence: 'Server tidak terjangkau.' });
    // Tried again by itself.
    expect(first.timers).toHaveLength(1);
    first.form.stop();

    const again = open(undefined, { browser });
    expect(again.form.draft.value.name?.id).not.toBe('Sambal Limau');
    expect(again.form.recovered.value?.draft.name?.id).toBe('Sambal Limau');
    again.form.takeRecovered();
    expect(again.form.draft.value.name?.id).toBe('Sambal Limau');
    expect(await again.form.save()).toBe(true);
    expect(browser.kept.size).toBe(0);
  });

  it('[E7] words typed over an older version meet the newer one as a question', () => {
    const browser = storage();
    const first = open(undefined, { browser });
    first.form.set('price.idr', 32_000);
    first.form.stop();
    const newer = open(viewOf(draftOf({ price: { idr: 40_000 } }), 'e9'), { browser });
    newer.form.takeRecovered();
    expect(newer.form.conflict.value?.fields.map(({ path }) => path)).toContain('price.idr');
  });

  it('a browser that can keep nothing loses nothing that reaches the server', async () => {
    const browser = storage();
    browser.isFull = true;
    const { form, server } = open(undefined, { browser });
    form.set('name.id', 'Sambal Limau');
    expect(await form.save()).toBe(true);
    expect(server.saves).toHaveLength(1);
  });

  it('a step of curation is taken on what was typed last', async () => {
    const { form, server } = open();
    form.set('name.id', 'Sambal Limau');
    await form.step(async (view) => {
      expect(view.draft.name?.id).toBe('Sambal Limau');
      return { ...view, statuses: ['in-curation'], etag: 'e9' };
    });
    expect(server.saves).toHaveLength(1);
    expect(form.view.value.statuses).toEqual(['in-curation']);
  });

  it('a step is not taken while somebody else’s version waits for an answer', async () => {
    const { form } = open(viewOf(draftOf({ price: { idr: 40_000 } }), 'e1'), { seen: viewOf(draftOf(), 'e0') });
    form.set('price.idr', 1);
    let taken = false;
    await form.step(async (view) => {
      taken = true;
      return view;
    });
    expect(taken).toBe(false);
  });
});
