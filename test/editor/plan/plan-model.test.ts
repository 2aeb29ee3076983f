import { describe, expect, it } from 'vitest';
import type { Plan, RotationView } from '../../../src/api/plan.ts';
import { routes } from '../../../src/api/routes.ts';
import { CallError } from '../../../src/editor/call.ts';
import { createPlanModel, type PlanPorts } from '../../../src/editor/plan/plan-model.ts';

const rotation = (id: string, overrides: Partial<RotationView> = {}): RotationView => ({
  id,
  etag: `${id}-1`,
  title: { id: `Rotasi ${id}` },
  starts: '2026-11-30',
  ends: '2026-12-13',
  products: [],
  phase: 'coming',
  closedDays: [],
  ...overrides,
});

const plan: Plan = {
  today: '2026-11-24',
  placesPerSudin: 1,
  rotations: [rotation('r8'), rotation('r9')],
  products: [{ id: 'kopi', sudin: 'kpkp', name: 'Kopi', commodity: 'kuliner', hasPirt: true, turns: 0 }],
  strangers: [],
  problems: [],
};
const [r8, r9] = plan.rotations as [RotationView, RotationView];

function open(answers: (route: unknown, input: { params?: { id: string }; body?: unknown }) => unknown) {
  const told: string[] = [];
  let reloads = 0;
  const ask = async (route: unknown, input: never) => answers(route, input);
  const model = createPlanModel(plan, {
    session: { ask } as unknown as PlanPorts['session'],
    tell: (sentence) => told.push(sentence),
    reload: async () => void reloads++,
  });
  return { model, told, reloads: () => reloads };
}

const picking = (own: RotationView) => ({ rotation: own, sudin: 'kpkp' as const, insteadOf: undefined });

describe('the planner', () => {
  it('saves only what was changed, on what it was changed from', async () => {
    const sent: unknown[] = [];
    const { model, told } = open((route, input) => {
      sent.push({ route: route === routes.saveRotation, ...input });
      return { ...r9, products: ['kopi'], etag: 'r9-2' };
    });
    model.place(picking(r9), 'kopi');
    await model.save();
    expect(sent).toEqual([
      {
        route: true,
        params: { id: 'r9' },
        ifMatch: 'r9-1',
        body: { title: r9.title, starts: r9.starts, ends: r9.ends, products: ['kopi'] },
      },
    ]);
    expect(model.changed.value).toEqual([]);
    expect(told.at(-1)).toContain('Rotasi tersimpan');
  });

  it('[E7] what one rotation was refused stays to be done; the others are saved', async () => {
    const { model, told, reloads } = open((_, { params }) => {
      if (params?.id === 'r8') throw new CallError('changed-meanwhile', 'Sudah diubah orang lain.');
      return { ...r9, products: ['kopi'], etag: 'r9-2' };
    });
    model.place(picking(r8), 'kopi');
    model.place(picking(r9), 'kopi');
    await model.save();
    expect(model.changed.value.map(({ id }) => id)).toEqual(['r8']);
    expect(told).toEqual(['Rotasi r8: Sudah diubah orang lain.']);
    expect(reloads()).toBe(1);
  });

  it('[E4] asks for a proposal with what stands on the page, saved or not, and lays it over the board', async () => {
    let asked: unknown;
    const { model } = open((_, { body }) => {
      asked = body;
      return { rotations: [{ id: 'r9', added: [{ product: 'kopi', sudin: 'kpkp', why: 'Giliran.' }] }], gaps: [] };
    });
    model.place(picking(r8), 'kopi');
    await model.propose([r9, rotation('r1', { phase: 'ended' })]);
    expect(asked).toMatchObject({
      rotations: [
        { id: 'r8', products: ['kopi'] },
        { id: 'r9', products: [] },
      ],
      fill: ['r9'],
    });
    expect(model.changed.value.map(({ id }) => id)).toEqual(['r8']);
    model.keepProposal();
    expect(model.changed.value.map(({ id }) => id)).toEqual(['r8', 'r9']);
  });

  it('says so when nothing can be proposed', async () => {
    const { model, told } = open(() => ({ rotations: [], gaps: [] }));
    await model.propose([r9]);
    expect(told).toEqual(['Tidak ada tempat kosong yang dapat diisi.']);
  });
});
