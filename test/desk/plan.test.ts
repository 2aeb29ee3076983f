import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Plan, ProposalView, RotationView, type RotationBody } from '../../src/api/plan.ts';
import { SUDIN_KEYS } from '../../src/contract/places.ts';
import { openContentFiles } from '../../src/desk/content-files.ts';
import { planDesk } from '../../src/desk/plan.ts';
import { productReader } from '../../src/desk/product-reader.ts';
import { readAudit } from '../../src/records/audit.ts';
import type { ShownTime } from '../../src/rotation/propose.ts';
import { product } from '../factory.ts';
import { mintContent, rotation } from '../build/mint.ts';
import { temporaryRecords } from '../records/temp-records.ts';
import { CURATOR, NOW_MS } from './fixture.ts';

/** The minted gallery: `r-now` runs until 29 November, `r-next` comes, and both hold one product of each unit. */
async function planner(shown: readonly ShownTime[] = []) {
  const content = await mintContent();
  const records = await temporaryRecords();
  onTestFinished(() => records.close());
  const files = openContentFiles(content.dir);
  const shownTimes = async () => shown;
  const desk = planDesk({ files, reader: productReader(files, records), records, shownTimes });
  const file = (id: string) => path.join(content.dir, 'rotations', `${id}.json`);
  return {
    content,
    desk,
    read: async () => Plan.parse(await desk.read(NOW_MS)),
    onDisk: async (id: string) => readFile(file(id), 'utf8'),
    byHand: (id: string, text: string) => writeFile(file(id), text),
    audit: async () => (await readAudit(records, { limit: 10 })).map(({ action, subject }) => `${action} ${subject}`),
    ids: content.products.map(({ id }) => id),
  };
}

const body = (overrides: Partial<RotationBody> = {}): RotationBody => ({
  title: { id: 'Rotasi baru', en: 'New rotation' },
  starts: '2026-12-14',
  ends: '2026-12-27',
  products: [],
  ...overrides,
});

const bodyOf = ({ title, starts, ends, products }: RotationView): RotationBody => ({ title, starts, ends, products });

describe('the plan', () => {
  it('shows rotations by start, what may be placed, and what asks for attention', async () => {
    const { read, content } = await planner();
    await content.addRotation(rotation('r-old', '2026-11-02', '2026-11-15', ['kpkp-satu', 'sudah-tiada']));
    const plan = await read();
    expect(plan).toMatchObject({ today: '2026-11-24', placesPerSudin: 1 });
    expect(plan.rotations.map(({ id, phase }) => [id, phase])).toEqual([
      ['r-old', 'ended'],
      ['r-now', 'running'],
      ['r-next', 'coming'],
    ]);
    expect(plan.products.map(({ id, sudin }) => [id, sudin])).toEqual(SUDIN_KEYS.map((key) => [`${key}-satu`, key]));
    expect(plan.products.find(({ id }) => id === 'ppkukm-satu')).toMatchObject({
      commodity: 'kuliner',
      cover: 'sampul.jpg',
      hasPirt: true,
      turns: 1,
    });
    expect(plan.products.find(({ id }) => id === 'kpkp-satu')?.turns).toBe(2);
    expect(plan.strangers).toEqual([{ id: 'sudah-tiada', name: 'sudah-tiada' }]);
    expect(plan.problems).toEqual([]);
  });

  it('[E2] offers nothing that is not approved, or that the rules forbid, and calls it by its name where it stands', async () => {
    const { read, content } = await planner();
    const [food, craft] = content.products;
    await content.addProduct({ ...food, packagingChecked: false, name: { id: 'Sambal' } });
    await content.addProduct({ ...craft, status: 'draft', name: { id: 'Tas' } });
    const plan = await read();
    expect(plan.products).toHaveLength(4);
    expect(plan.strangers).toEqual([
      { id: 'ppkukm-satu', name: 'Sambal' },
      { id: 'ppapp-satu', name: 'Tas' },
    ]);
    expect(plan.problems.filter(({ sentence }) => sentence.includes('ppapp-satu'))).toHaveLength(2);
  });

  it('[C9] names gaps and files that cannot be read, as the check does, and shows the others all the same', async () => {
    const { read, byHand } = await planner();
    await byHand('r-next', '{"id": "r-next",');
    const plan = await read();
    expect(plan.rotations.map(({ id }) => id)).toEqual(['r-now']);
    expect(plan.problems).toMatchObject([
      { file: 'rotations/r-next.json', sentence: expect.stringContaining('tidak dapat dibaca') },
      { file: 'rotations', sentence: expect.stringContaining('Belum ada rotasi') },
    ]);
  });
});

describe('a rotation on the page', () => {
  it('is added under a name of its own, and its emptiness is told, not refused', async () => {
    const { desk, onDisk, read, audit } = await planner();
    const made = RotationView.parse(await desk.add(body(), CURATOR));
    expect(made).toMatchObject({ id: 'rotasi-2026-12-14', phase: 'coming', products: [] });
    expect(await onDisk(made.id)).toBe(
      `${JSON.stringify(
        {
          $schema: '../.schema/rotation.schema.json',
          id: 'rotasi-2026-12-14',
          title: { id: 'Rotasi baru', en: 'New rotation' },
          starts: '2026-12-14',
          ends: '2026-12-27',
          products: [],
        },
        undefined,
        2,
      )}\n`,
    );
    expect((await read()).problems.map(({ sentence }) => sentence)).toContain('Rotasi belum berisi produk.');
    expect(await audit()).toEqual(['rotation-added rotation/rotasi-2026-12-14']);
  });

  it('[E7] is changed only by whoever has seen what stands there', async () => {
    const { desk, read, byHand, onDisk, ids } = await planner();
    const next = (await read()).rotations[1];
    if (next === undefined) throw new Error('no rotation');
    await byHand('r-next', JSON.stringify(rotation('r-next', '2026-11-30', '2026-12-13', ids.slice(0, 3))));
    const changed = desk.save('r-next', bodyOf(next), next.etag, CURATOR);
    await expect(changed).rejects.toMatchObject({
      code: 'changed-meanwhile',
      extra: { current: { id: 'r-next', products: ids.slice(0, 3) } },
    });
    expect(JSON.parse(await onDisk('r-next')).products).toHaveLength(3);
    await expect(desk.remove('r-next', next.etag, CURATOR)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  it('[E15] leaves a line with what came and what went, and none where nothing changed', async () => {
    const { desk, read, audit, ids } = await planner();
    const next = (await read()).rotations[1];
    if (next === undefined) throw new Error('no rotation');
    const saved = await desk.save('r-next', { ...bodyOf(next), products: ids.slice(1) }, next.etag, CURATOR);
    expect(saved.products).toEqual(ids.slice(1));
    expect((await desk.save('r-next', bodyOf(saved), saved.etag, CURATOR)).etag).toBe(saved.etag);
    expect(await audit()).toEqual(['rotation-changed rotation/r-next']);
  });

  it('keeps the schema somebody has named, and every other line as it was', async () => {
    const { desk, read, content, onDisk } = await planner();
    const named = {
      $schema: 'https://skema.example/rotasi.json',
      ...rotation('r-next', '2026-11-30', '2026-12-13', []),
    };
    await content.write('rotations/r-next.json', { ...named, products: ['kpkp-satu'] });
    const next = (await read()).rotations[1];
    if (next === undefined) throw new Error('no rotation');
    const before = await onDisk('r-next');
    await desk.save('r-next', { ...bodyOf(next), ends: '2026-12-12' }, next.etag, CURATOR);
    expect(await onDisk('r-next')).toBe(`${before.replace('2026-12-13', '2026-12-12')}\n`);
  });

  it.each([
    ['begins before another one is over', { starts: '2026-12-13' }, 'starts'],
    ['ends before it begins', { ends: '2026-12-13' }, 'ends'],
    ['names a product nobody has', { products: ['tidak-ada'] }, 'products.0'],
    ['names a product twice', { products: ['kpkp-satu', 'kpkp-satu'] }, 'products.1'],
    ['names a draft', { products: ['kpkp-satu', 'masih-draf'] }, 'products.1'],
    ['is over before it is saved', { starts: '2026-10-01', ends: '2026-10-14' }, 'ends'],
  ] as const)('that %s is refused, with the field', async (_what, overrides, field) => {
    const { desk, content, audit } = await planner();
    await content.addProduct(product({ id: 'masih-draf', sudin: 'kpkp', status: 'draft' }));
    const products = 'products' in overrides ? [...overrides.products] : [];
    const adding = desk.add({ ...body(), ...overrides, products }, CURATOR);
    await expect(adding).rejects.toMatchObject({
      code: 'forbidden-by-rules',
      extra: { problems: [{ severity: 'error', field, sentence: expect.stringMatching(/\.$/) }] },
    });
    expect(await audit()).toEqual([]);
  });

  it('that runs into the next one is refused where it ends, and calls the other by its name', async () => {
    const { desk, read } = await planner();
    const now = (await read()).rotations[0];
    if (now === undefined) throw new Error('no rotation');
    const longer = desk.save('r-now', { ...bodyOf(now), ends: '2026-11-30' }, now.etag, CURATOR);
    await expect(longer).rejects.toMatchObject({
      extra: { problems: [{ field: 'ends', sentence: expect.stringContaining('"Rotasi r-next"') }] },
    });
  });

  it('[C2] takes no food whose certificate ends before it begins', async () => {
    const { desk, content } = await planner();
    const halal = { certificate: 'ID31119999000010324', issuedOn: '2024-03-12', validUntil: '2026-12-01' };
    await content.addProduct(product({ id: 'segera-habis', sudin: 'kpkp', halal }));
    await expect(desk.add(body({ products: ['segera-habis'] }), CURATOR)).rejects.toMatchObject({
      extra: { problems: [{ field: 'products.0', sentence: expect.stringContaining('2026-12-01') }] },
    });
  });

  it('that has ended is read only; one that runs keeps its start and is not taken away', async () => {
    const { desk, read, content } = await planner();
    await content.addRotation(rotation('r-old', '2026-11-02', '2026-11-15', ['kpkp-satu']));
    const [old, now, next] = (await read()).rotations;
    if (old === undefined || now === undefined || next === undefined) throw new Error('no rotation');
    await expect(desk.save('r-old', bodyOf(old), old.etag, CURATOR)).rejects.toMatchObject({ code: 'conflict' });
    await expect(desk.remove('r-old', old.etag, CURATOR)).rejects.toMatchObject({ code: 'conflict' });
    await expect(desk.remove('r-now', now.etag, CURATOR)).rejects.toMatchObject({ code: 'conflict' });
    const earlier = desk.save('r-now', { ...bodyOf(now), starts: '2026-11-17' }, now.etag, CURATOR);
    await expect(earlier).rejects.toMatchObject({ extra: { problems: [{ field: 'starts' }] } });
    const shorter = await desk.save('r-now', { ...bodyOf(now), ends: '2026-11-28' }, now.etag, CURATOR);
    expect(shorter).toMatchObject({ phase: 'running', ends: '2026-11-28' });
    await desk.remove('r-next', next.etag, CURATOR);
    expect((await read()).rotations.map(({ id }) => id)).toEqual(['r-old', 'r-now']);
  });

  it('keeps what stood in it and is not approved any more: that is not this edit’s fault', async () => {
    const { desk, read, content, ids } = await planner();
    await content.addProduct({ ...content.products[1], status: 'draft' });
    const next = (await read()).rotations[1];
    if (next === undefined) throw new Error('no rotation');
    const saved = await desk.save('r-next', { ...bodyOf(next), ends: '2026-12-12' }, next.etag, CURATOR);
    expect(saved.products).toEqual(ids);
  });

  it.each(['tidak-ada', '../gallery', 'r-next.json', ''])('by the name %j is not there', async (id) => {
    const { desk } = await planner();
    await expect(desk.save(id, body(), 'v', CURATOR)).rejects.toMatchObject({ code: 'not-found' });
    await expect(desk.remove(id, 'v', CURATOR)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('[E7] of two that are added at the same moment for the same days, one is refused', async () => {
    const { desk, read } = await planner();
    const outcomes = await Promise.allSettled([desk.add(body(), CURATOR), desk.add(body(), CURATOR)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await read()).rotations).toHaveLength(3);
  });
});

describe('a proposal on the page', () => {
  it('[E4] fills what the page shows, saved or not, says why, and changes nothing', async () => {
    const { desk, read, ids } = await planner();
    const before = await read();
    const wish = {
      rotations: [{ id: 'baru', starts: '2026-12-14', ends: '2026-12-27', products: ['kpkp-satu'] }],
      fill: ['baru'],
    };
    const { rotations, gaps } = ProposalView.parse(await desk.propose(wish, NOW_MS));
    expect(rotations.map(({ id }) => id)).toEqual(['baru']);
    const [filled] = rotations;
    expect(filled?.added.map(({ product }) => product).toSorted()).toEqual(
      ids.filter((id) => id !== 'kpkp-satu').toSorted(),
    );
    for (const { why } of filled?.added ?? []) expect(why).toMatch(/\.$/);
    expect(gaps).toEqual([]);
    expect(await read()).toEqual(before);
  });

  it('[E1] names the units that stay short', async () => {
    const { desk, content, read } = await planner();
    for (const [n, id] of ['kpkp-dua', 'kpkp-tiga'].entries()) {
      await content.addProduct(product({ id, sudin: 'kpkp', commodity: n === 0 ? 'kriya' : 'fesyen' }));
    }
    await content.addRotation(
      rotation('r-next', '2026-11-30', '2026-12-13', SUDIN_KEYS.flatMap((key) => [`${key}-satu`]).concat('kpkp-dua')),
    );
    expect((await read()).placesPerSudin).toBe(1);
    await content.addProduct({ ...content.products[0], status: 'draft' });
    const wish = {
      rotations: [{ id: 'baru', starts: '2026-12-14', ends: '2026-12-27', products: [] }],
      fill: ['baru'],
    };
    const { gaps } = await desk.propose(wish, NOW_MS);
    expect(gaps).toMatchObject([
      { rotation: 'baru', sudin: 'ppkukm', empty: 1, why: expect.stringMatching(/^1 tempat/) },
    ]);
  });

  it('[H5] goes by what screens have shown, and says so; where none has told, by what was planned', async () => {
    const wish = {
      rotations: [{ id: 'baru', starts: '2026-12-14', ends: '2026-12-27', products: [] }],
      fill: ['baru'],
    };
    const chosen = async (shown: readonly ShownTime[]) => {
      const { desk, content } = await planner(shown);
      await content.addProduct(product({ id: 'kpkp-dua', sudin: 'kpkp', commodity: 'fesyen' }));
      await content.addRotation(rotation('r-old', '2026-11-02', '2026-11-15', ['kpkp-satu', 'kpkp-dua']));
      await content.addRotation(rotation('r-now', '2026-11-16', '2026-11-29', ['ppapp-satu']));
      await content.addRotation(rotation('r-next', '2026-11-30', '2026-12-13', ['ppapp-satu']));
      const { rotations } = await desk.propose(wish, NOW_MS);
      return rotations[0]?.added.find(({ sudin }) => sudin === 'kpkp');
    };
    const shown = (id: string, hours: number): ShownTime => ({
      rotation: 'r-old',
      sudin: 'kpkp',
      product: id,
      shownMs: hours * 3_600_000,
    });
    // Planned alike; the id decides.
    expect((await chosen([]))?.product).toBe('kpkp-dua');
    // But one of them was never on.
    expect(await chosen([shown('kpkp-dua', 90), shown('kpkp-satu', 0)])).toMatchObject({
      product: 'kpkp-satu',
      why: 'Belum pernah tayang menurut catatan layar.',
    });
    expect(await chosen([shown('kpkp-dua', 90), shown('kpkp-satu', 30)])).toMatchObject({
      product: 'kpkp-satu',
      why: 'Paling jarang tayang: setara 0,5 giliran menurut catatan layar dan rencana.',
    });
  });

  it('is not made for a rotation that has ended or that nobody knows', async () => {
    const { desk, content } = await planner();
    await content.addRotation(rotation('r-old', '2026-11-02', '2026-11-15', []));
    for (const id of ['r-old', 'tidak-ada']) {
      await expect(desk.propose({ rotations: [], fill: [id] }, NOW_MS)).rejects.toMatchObject({ code: 'invalid' });
    }
  });
});
