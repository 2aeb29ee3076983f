/**
 * [D10][V9] The facts fit above the codes: first the name steps down, then the description loses lines, all of them at
 * last; then large text gets a little smaller. Permits, allergens and price are never cut. Sizes stand in
 * Facts.module.css as `data-step`, what is taken away as `data-cut`.
 */
const NAME_LINES = 2;
const LAST_STEP = 3;

/** In the order tried: a slightly smaller name costs less than a line of text. */
const TRIES = [
  { step: 0, cut: 0 },
  { step: 1, cut: 0 },
  { step: 2, cut: 0 },
  { step: 2, cut: 1 },
  { step: 2, cut: 2 },
  { step: 2, cut: 3 },
  { step: LAST_STEP, cut: 3 },
  { step: LAST_STEP, cut: 4 },
  { step: LAST_STEP, cut: 5 },
  { step: LAST_STEP, cut: 6 },
] as const;

/** A line of the description, air, two further lines, all of it; at last some of the size of large text. */
const CUTS = [0, 1, 2, 3, 4, 5, 6] as const;

export interface FactsBox {
  /** The element that carries `data-step` and `data-wrap`. */
  readonly name: HTMLElement;
  /** All facts; carries `data-cut`. */
  readonly body: HTMLElement;
  /** The box the facts must stay inside. */
  readonly area: HTMLElement;
}

/** Sets the first try that fits. Reads layout, so it runs before anything is painted. */
export function fitFacts({ name, body, area }: FactsBox): void {
  delete name.dataset['wrap'];
  for (const { step, cut } of TRIES) {
    name.dataset['step'] = String(step);
    body.dataset['cut'] = String(cut);
    const maxLines = NAME_LINES + (step === LAST_STEP ? 1 : 0);
    if (nameFits(name, maxLines) && body.offsetHeight <= area.clientHeight) return;
  }
  // One very long word, or a name of a whole paragraph: better broken anywhere than running out of its column.
  name.dataset['wrap'] = 'anywhere';
  for (const cut of CUTS) {
    body.dataset['cut'] = String(cut);
    if (body.offsetHeight <= area.clientHeight) return;
  }
}

function nameFits(name: HTMLElement, maxLines: number): boolean {
  const lines = Math.round(name.clientHeight / Number.parseFloat(getComputedStyle(name).lineHeight));
  return !(lines > maxLines) && name.scrollWidth <= name.clientWidth;
}
