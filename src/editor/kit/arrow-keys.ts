/**
 * Arrows along a row of which one is chosen (APG radio group, tabs): the row is one stop of the Tab key, and the arrows
 * choose. In both directions, because a row may be broken over lines.
 */
const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index - 1 + count) % count,
  ArrowUp: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * Handles a key pressed on a member of the row: moves the focus and says which is chosen.
 * @param index of the member that is chosen now, among all children of the row
 */
export function chooseByArrow(
  event: KeyboardEvent & { readonly currentTarget: HTMLElement },
  index: number,
  choose: (index: number) => void,
): void {
  const members = [...(event.currentTarget.parentElement?.children ?? [])] as HTMLElement[];
  const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : STEPS[event.key];
  if (step === undefined || members.length === 0) return;
  event.preventDefault();
  const next = step(Math.max(0, index), members.length);
  members[next]?.focus();
  choose(next);
}
