/** What this screen is called among others: from the address (`?layar=Lobi Blok B`), else as it was set on the screen itself. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { DEFAULT_SCREEN_NAME, SCREEN_NAME_MAX_CHARS } from '../../contract/report-limits.ts';
import type { ScreenLedger } from '../../store/ports.ts';

export interface ScreenName {
  readonly name: ReadonlySignal<string>;
  /** The address says it, so it would say it again at the next start. */
  readonly isFromAddress: boolean;
  /** Kept for the next start; an empty one is the default. */
  set(name: string): void;
}

export const SCREEN_NAME_FACT = 'screen-name';
const PARAMETER = 'layar';

/** @param search of the page's address */
export function createScreenName(ledger: Pick<ScreenLedger, 'fact' | 'setFact'>, search: string): ScreenName {
  const inAddress = tidy(new URLSearchParams(search).get(PARAMETER));
  const name = signal(inAddress ?? DEFAULT_SCREEN_NAME);
  let isSet = inAddress !== undefined;
  if (!isSet) {
    void ledger.fact(SCREEN_NAME_FACT).then(
      (fact) => {
        if (!isSet) name.value = tidy(fact) ?? DEFAULT_SCREEN_NAME;
      },
      () => undefined,
    );
  }
  return {
    name,
    isFromAddress: inAddress !== undefined,
    set(wanted) {
      isSet = true;
      name.value = tidy(wanted) ?? DEFAULT_SCREEN_NAME;
      // A disk that will not keep it costs the name at the next start, nothing else.
      void ledger.setFact(SCREEN_NAME_FACT, name.value).catch(() => undefined);
    },
  };
}

function tidy(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const name = text.replace(/\s+/g, ' ').trim().slice(0, SCREEN_NAME_MAX_CHARS).trim();
  return name === '' ? undefined : name;
}
