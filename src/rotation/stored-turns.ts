/**
 * Turns as they come back from a store: possibly of another version, cut off, or edited by hand. Whatever makes no sense
 * is left out; who is left out joins anew at the next choice, so nonsense costs a unit its account, never its turn.
 */
import { isRecord } from '../contract/is-record.ts';
import { CARDS_PER_ROTATION_MAX } from '../contract/limits.ts';
import { COMMODITIES, SUDIN_KEYS, type SudinKey } from '../contract/places.ts';
import type { Standing } from './standings.ts';
import { emptyTurns, TURNS_VERSION, type Total, type Turns } from './turns.ts';

/** Never throws: the worst value reads as `emptyTurns`. */
export function parseTurns(value: unknown): Turns {
  if (!isRecord(value) || value['version'] !== TURNS_VERSION) return emptyTurns;
  return {
    version: TURNS_VERSION,
    units: parseStandings(value['units']).flatMap(({ key, aheadMs }) => (isSudin(key) ? [{ key, aheadMs }] : [])),
    products: perSudin(value['products'], (standings) =>
      Array.isArray(standings) ? parseStandings(standings) : undefined,
    ),
    last: parseLast(value['last']),
    totals: perSudin(value['totals'], parseTotal),
  };
}

function parseStandings(value: unknown): Standing[] {
  const standings = new Map<string, Standing>();
  for (const entry of Array.isArray(value) ? value.slice(0, CARDS_PER_ROTATION_MAX) : []) {
    if (!isRecord(entry)) continue;
    const { key, aheadMs } = entry;
    if (typeof key === 'string' && isMs(aheadMs) && !standings.has(key)) standings.set(key, { key, aheadMs });
  }
  return [...standings.values()];
}

function parseLast(value: unknown): Turns['last'] {
  if (!isRecord(value)) return null;
  const { id } = value;
  const commodity = COMMODITIES.find((known) => known === value['commodity']);
  return typeof id === 'string' && commodity !== undefined ? { id, commodity } : null;
}

function parseTotal(value: unknown): Total | undefined {
  if (!isRecord(value)) return undefined;
  const { shownMs, touchMs } = value;
  return isMs(shownMs) && isMs(touchMs) ? { shownMs, touchMs } : undefined;
}

function perSudin<T>(value: unknown, parse: (entry: unknown) => T | undefined): { [Sudin in SudinKey]?: T } {
  const parsed: { [Sudin in SudinKey]?: T } = {};
  if (!isRecord(value)) return parsed;
  for (const sudin of SUDIN_KEYS) {
    const entry = parse(value[sudin]);
    if (entry !== undefined) parsed[sudin] = entry;
  }
  return parsed;
}

const isSudin = (key: string): key is SudinKey => SUDIN_KEYS.some((sudin) => sudin === key);
/** Whole milliseconds that still add up exactly. */
const isMs = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
