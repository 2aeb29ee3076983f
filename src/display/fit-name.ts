/**
 * [D10] Product names step down in size until they fit. Steps, line limits and air are the design's (sections 2 and 9);
 * the sizes themselves stand in CardSlide.module.css as `data-step`.
 */

export const NAME_STEPS = 6;
const MAX_LINES = { landscape: 3, portrait: 2 };
/** Air that must stay between the facts and the invitation. */
const AIR_U = 2.6;

export interface NameBox {
  /** The element that carries `data-step` and `data-wrap`. */
  readonly name: HTMLElement;
  /** Everything in the panel, name included. */
  readonly body: HTMLElement;
  /** The box the body must stay inside. */
  readonly area: HTMLElement;
}

/** Sets the largest step that fits. Reads layout, so it runs on a slide that is mounted but not yet visible. */
export function fitName({ name, body, area }: NameBox, uPx: number, isPortrait: boolean): void {
  const maxLines = isPortrait ? MAX_LINES.portrait : MAX_LINES.landscape;
  delete name.dataset['wrap'];
  for (let step = 0; step < NAME_STEPS; step++) {
    name.dataset['step'] = String(step);
    const isLast = step === NAME_STEPS - 1;
    if (fits({ name, body, area }, maxLines + (isLast ? 1 : 0), uPx)) return;
  }
  // The last resort for one very long word: better broken anywhere than running out of the panel.
  name.dataset['wrap'] = 'anywhere';
}

function fits({ name, body, area }: NameBox, maxLines: number, uPx: number): boolean {
  const fontSizePx = Number.parseFloat(getComputedStyle(name).fontSize);
  const lines = Math.round(name.clientHeight / fontSizePx);
  return (
    lines <= maxLines &&
    name.scrollWidth <= name.clientWidth &&
    body.offsetTop + body.offsetHeight <= area.clientHeight - AIR_U * uPx
  );
}
