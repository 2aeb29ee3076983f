/**
 * [R5] How much freedom fairness leaves. Always serving the unit furthest behind would be fair, but would often put two
 * foods side by side; this tells which other units may go first without anybody ever being more than one slide away
 * from its equal share.
 *
 * Let n units have been shown x₁…xₙ, with the mean as everybody's share, and let s be one slide. The rule keeps two
 * invariants after every slide, however much a touch shortens it:
 *
 *   ahead   no unit is more than s ahead of its share;
 *   behind  for every m < n, the m units furthest behind lack on average at most (n − m + 1)·s/n each.
 *
 * With m = 1, `behind` says that no unit is more than s behind its share: together they are the promise of R5. The sums
 * over m > 1 say that several units far behind can still all be served in time. A pick is allowed when both hold after
 * it has had a full slide; `behind` is concave in the length of the slide and `ahead` grows with it, so they then hold
 * for every shorter slide too.
 *
 * There is always an allowed pick, the unit k furthest behind. `ahead`: x_k is at most the mean and gains s − s/n on
 * it. `behind`, for m units with k among them: they gain more together than the mean takes from them. Without k: they
 * are no worse off than with it, at most (n − m)·s/n each (nothing at all when that makes all n), and the mean takes
 * another s/n: at most (n − m + 1)·s/n. ∎
 */

/** Whether `pick` may have the next slide. All values are whole milliseconds, so nothing is lost to rounding. */
export function keepsFair(shownMs: readonly number[], pick: number, slideMs: number): boolean {
  const n = shownMs.length;
  const after = shownMs.map((ms, index) => (index === pick ? ms + slideMs : ms));
  const total = sum(after);
  if (n * (after[pick] ?? 0) - total > n * slideMs) return false;
  // Both sides of `behind` are multiplied by n·m.
  let lowest = 0;
  return after
    .toSorted((a, b) => a - b)
    .slice(0, -1)
    .every((ms, index) => {
      const m = index + 1;
      lowest += ms;
      return m * total - n * lowest <= m * (n - m + 1) * slideMs;
    });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
