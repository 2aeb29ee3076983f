import { describe, expect, it } from 'vitest';
import { SUDIN_KEYS, type SudinKey } from '../../src/contract/places.ts';
import { closedDays, phaseOf, placesPerSudin, turnsOf } from '../../src/desk/plan-figures.ts';
import { rotation } from '../build/mint.ts';
import { gallery, TODAY } from '../factory.ts';

const unitOf = (id: string): SudinKey | undefined => SUDIN_KEYS.find((key) => id.startsWith(key));

describe('a rotation', () => {
  it.each([
    ['2026-11-10', '2026-11-23', 'ended'],
    ['2026-11-11', '2026-11-24', 'running'],
    ['2026-11-24', '2026-12-07', 'running'],
    ['2026-11-25', '2026-12-08', 'coming'],
  ])('from %s to %s is %s', (starts, ends, phase) => {
    expect(phaseOf({ starts, ends }, TODAY)).toBe(phase);
  });

  it('[R11] names the days on which nobody comes in: the weekly table, and over it the last exception', () => {
    const { screen } = gallery();
    const closed = { from: '2026-12-24', until: '2026-12-26', reason: { id: 'Natal' }, closed: true as const };
    const open = {
      from: '2026-12-26',
      until: '2026-12-26',
      reason: { id: 'Buka khusus' },
      weekly: screen.hours.weekly,
    };
    const hours = { weekly: { ...screen.hours.weekly, sun: null }, exceptions: [closed, open] };
    expect(closedDays({ starts: '2026-12-20', ends: '2026-12-27' }, hours)).toEqual([
      '2026-12-20',
      '2026-12-24',
      '2026-12-25',
      '2026-12-27',
    ]);
    expect(closedDays({ starts: '2026-12-20', ends: '2026-12-27' }, undefined)).toEqual([]);
    expect(closedDays({ starts: '2026-12-20', ends: '9999-12-27' }, hours).length).toBeLessThan(100);
  });
});

describe('places of a Suku Dinas', () => {
  const plan = (...products: string[][]) =>
    products.map((ids, index) => rotation(`r${index}`, '2026-11-16', `2026-12-${10 + index}`, ids));

  it('are as many as most have in running and coming rotations', () => {
    const three = ['kpkp-1', 'kpkp-2', 'kpkp-3', 'ppapp-1', 'ppapp-2', 'ppapp-3', 'sosial-1'];
    expect(placesPerSudin(plan(three), unitOf, TODAY)).toBe(3);
  });

  it('are two where nothing is planned, and where everything is over', () => {
    expect(placesPerSudin([], unitOf, TODAY)).toBe(2);
    expect(placesPerSudin(plan([]), unitOf, TODAY)).toBe(2);
    const over = rotation('r', '2026-10-01', '2026-11-23', ['kpkp-1', 'kpkp-2', 'kpkp-3']);
    expect(placesPerSudin([over], unitOf, TODAY)).toBe(2);
  });

  it('are the larger of two numbers that are as common, and a product that is named twice is one', () => {
    expect(placesPerSudin(plan(['kpkp-1', 'ppapp-1', 'ppapp-2', 'kpkp-1']), unitOf, TODAY)).toBe(2);
    expect(placesPerSudin(plan(['kpkp-1', 'kpkp-1']), unitOf, TODAY)).toBe(1);
  });
});

describe('turns', () => {
  it('are those that were and that run, each rotation once', () => {
    const turns = turnsOf(
      [
        rotation('a', '2026-10-01', '2026-10-14', ['kpkp-1', 'kpkp-1']),
        rotation('b', '2026-11-16', '2026-11-29', ['kpkp-1', 'kpkp-2']),
        rotation('c', '2026-11-30', '2026-12-13', ['kpkp-2', 'kpkp-3']),
      ],
      TODAY,
    );
    expect([...turns]).toEqual([
      ['kpkp-1', 2],
      ['kpkp-2', 1],
    ]);
  });
});
