import { describe, expect, it } from 'vitest';
import { noticesFor } from '../../src/contract/notice-rules.ts';
import { feedNotice, TODAY } from '../factory.ts';

const idsOn = async (today: string | undefined, ...overrides: Parameters<typeof feedNotice>[0][]) =>
  noticesFor(today, await Promise.all(overrides.map((override, n) => feedNotice({ id: `n-${n}`, ...override })))).map(
    ({ id }) => id,
  );

describe('which notices a screen shows today', () => {
  it('[C14] those whose days have begun and are not over, both ends inclusive, in the order they came in', async () => {
    const shown = await idsOn(
      TODAY,
      { starts: TODAY, ends: '2026-12-31' },
      { starts: '2026-11-25', ends: '2026-12-31' },
      { starts: '2026-11-01', ends: '2026-11-23' },
      { starts: '2026-11-01', ends: TODAY },
    );
    expect(shown).toEqual(['n-0', 'n-3']);
  });

  it('[C14][R4] with an untrusted clock nothing is known to be over or too early', async () => {
    const past = { starts: '2020-01-01', ends: '2020-01-31' };
    const coming = { starts: '2030-01-01', ends: '2030-01-31' };
    expect(await idsOn(undefined, past, coming)).toEqual(['n-0', 'n-1']);
  });

  it('[C7][C14] none whose link breaks the rules, with or without a clock', async () => {
    const links = [
      { link: undefined },
      { sample: false, link: { kind: 'website' as const, url: 'https://jakarta.go.id/' } },
      { sample: false, link: { kind: 'website' as const, url: 'http://jakarta.go.id/' } },
      { sample: false, link: { kind: 'instagram' as const, url: 'https://evil.id/' } },
      { sample: true, link: { kind: 'website' as const, url: 'https://jakarta.go.id/' } },
    ];
    expect(await idsOn(TODAY, ...links)).toEqual(['n-0', 'n-1']);
    expect(await idsOn(undefined, ...links)).toEqual(['n-0', 'n-1']);
  });

  it('a feed without notices has none to show', () => {
    expect(noticesFor(TODAY, undefined)).toEqual([]);
  });
});
