/**
 * A list of who has been shown how much, the one that has waited longest first. Only differences count, so the one
 * furthest behind stands at 0 and the numbers stay as small after ten years as on the first day.
 */
export interface Standing<Key extends string = string> {
  readonly key: Key;
  /** Shown this much more than the one furthest behind. */
  readonly aheadMs: number;
}

/**
 * The list brought up to date with who is there now. Who has left is forgotten; a newcomer starts level with the one
 * furthest behind, so it is neither paid for the time before nor kept waiting, and goes first among equals.
 */
export function rollCall<Key extends string>(
  standings: readonly Standing<Key>[],
  present: ReadonlySet<Key>,
  slideMs: number,
): Standing<Key>[] {
  const known = new Set(standings.map(({ key }) => key));
  const staying = standings.filter(({ key }) => present.has(key));
  const furthestBehind = Math.min(...staying.map(({ aheadMs }) => aheadMs));
  return [
    ...[...present].filter((key) => !known.has(key)).map((key) => ({ key, aheadMs: 0 })),
    ...staying.map(({ key, aheadMs }) => ({
      key,
      // Fair turns never spread wider than two slides. What does (a slide that hung for an hour, slides cut from an hour
      // to 12 s) is forgiven, or one unit would have the screen to itself until the others are even.
      aheadMs: Math.min(aheadMs - furthestBehind, 2 * slideMs),
    })),
  ];
}

/** Everybody level again, in the order of waiting. */
export const levelled = <Key extends string>(standings: readonly Standing<Key>[]): Standing<Key>[] =>
  standings.map(({ key }) => ({ key, aheadMs: 0 }));

/** Adds shown time to one of the list and moves it to the end. */
export function credit<Key extends string>(
  standings: readonly Standing<Key>[],
  key: Key,
  shownMs: number,
): Standing<Key>[] {
  const before = standings.find((standing) => standing.key === key)?.aheadMs ?? 0;
  return [...standings.filter((standing) => standing.key !== key), { key, aheadMs: before + shownMs }];
}
