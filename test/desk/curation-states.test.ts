import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProductView, Status } from '../../src/api/products.ts';
import {
  afterStep,
  CURATION_STATES,
  CURATION_STEPS,
  type CurationState,
  type CurationStep,
} from '../../src/desk/curation-states.ts';
import { CHANGED, CURATOR, KEY, openDesk, SPARE, WRITER, type Desk } from './fixture.ts';

// Real folders and a real database, on machines that do other things beside.
vi.setConfig({ testTimeout: 30_000 });

/** What staff see of each state. */
const SHOWN: Readonly<Record<CurationState, Status>> = {
  approved: 'approved',
  draft: 'draft',
  'edited-outside': 'in-curation',
  submitted: 'in-curation',
  returned: 'returned',
  rejected: 'rejected',
  archived: 'archived',
};

const cases = CURATION_STATES.flatMap((state) => CURATION_STEPS.map((step) => [state, step] as const));
const possible = cases.flatMap(([state, step]) => {
  const outcome = afterStep(state, step);
  return 'state' in outcome ? [[state, step, outcome.state] as const] : [];
});
const impossible = cases.flatMap(([state, step]) => {
  const outcome = afterStep(state, step);
  return 'no' in outcome ? [[state, step, outcome.no] as const] : [];
});

describe('the way to approval', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
  });

  it.each(possible)('[E6] from %s, %s leads to %s', async (state, step, next) => {
    await bring(desk, state);
    const view = await take(desk, step);
    expect(view.statuses.at(-1)).toBe(SHOWN[next]);
    expect(view.hasChanges).toBe(next !== 'approved');
  });

  it.each(impossible)('[E6] from %s, %s does not go, and a sentence says why', async (state, step, sentence) => {
    await bring(desk, state);
    const before = await desk.read();
    await expect(take(desk, step)).rejects.toMatchObject({ name: 'Refused', code: 'conflict', message: sentence });
    expect(await desk.read()).toEqual(before);
  });

  it('every sentence says what is wrong and what to do', () => {
    for (const [, , sentence] of impossible) expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
  });
});

async function bring(desk: Desk, state: CurationState): Promise<ProductView> {
  switch (state) {
    case 'approved':
      return desk.read();
    case 'draft':
      return desk.save(CHANGED);
    case 'edited-outside':
      await bring(desk, 'submitted');
      await take(desk, 'approve');
      await desk.content.write(`products/${KEY.sudin}/${KEY.id}/product.json`, {
        ...SPARE,
        ...CHANGED,
        price: { idr: 5 },
      });
      return desk.read();
    case 'submitted':
      await bring(desk, 'draft');
      return take(desk, 'submit');
    case 'returned':
      await bring(desk, 'submitted');
      return take(desk, 'return');
    case 'rejected':
      await bring(desk, 'submitted');
      return take(desk, 'reject');
    case 'archived':
      return take(desk, 'archive');
  }
}

async function take({ products, read }: Desk, step: CurationStep): Promise<ProductView> {
  const { etag, draft } = await read();
  switch (step) {
    case 'save':
      return products.save(KEY, { ...draft, name: { id: 'Nama lain', en: 'Another name' } }, etag, WRITER);
    case 'discard':
      return products.discard(KEY, etag, WRITER);
    case 'submit':
      return products.submit(KEY, 'Mohon dilihat.', etag, WRITER);
    case 'withdraw':
      return products.withdraw(KEY, etag, WRITER);
    case 'approve':
      return products.approve(KEY, etag, CURATOR);
    case 'return':
    case 'reject':
      return products.sendBack(step, KEY, 'Fotonya kurang terang.', etag, CURATOR);
    case 'archive':
      return products.archive(KEY, etag, WRITER);
    case 'unarchive':
      return products.unarchive(KEY, etag, WRITER);
  }
}
