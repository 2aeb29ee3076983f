/**
 * [V9] What makes the screen easier to read, behind `Aa`: a disclosure and no dialog, because whoever does not want it
 * goes on looking. It stands above the bar it belongs to, within reach of the hand that opened it.
 */
import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Language } from '../../words.ts';
import { visitorWord } from '../visitor-words.ts';
import { Button } from './Button.tsx';
import styles from './Comfort.module.css';
import control from './control.module.css';
import segment from './Segment.module.css';

export interface Reading {
  readonly isReading: boolean;
  readonly onToggle: () => void;
}

export interface ComfortChoices {
  readonly isLargeText: boolean;
  readonly isHighContrast: boolean;
  readonly onLargeText: (isLarge: boolean) => void;
  readonly onHighContrast: (isHigh: boolean) => void;
  /** [V10] Undefined where there is nothing to read aloud, or no voice for it. */
  readonly reading?: Reading | undefined;
}

export interface ComfortProps extends ComfortChoices {
  readonly language: Language;
}

export function Comfort({ language, ...choices }: ComfortProps) {
  const isOpen = useSignal(false);
  const box = useRef<HTMLDivElement>(null);
  const cell = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  useDismiss(isOpen.value, box, (isByKey) => {
    // The keyboard goes back to where it came from, not to the top of the page.
    if (isByKey && box.current?.contains(document.activeElement) === true) cell.current?.focus();
    isOpen.value = false;
  });

  return (
    <div ref={box} class={styles.comfort}>
      <button
        ref={cell}
        type="button"
        class={`${control.control} ${segment.cell}`}
        aria-label={visitorWord(language, 'comfort')}
        aria-expanded={isOpen.value}
        aria-controls={panelId}
        onClick={() => (isOpen.value = !isOpen.value)}
      >
        <span class={segment.face}>Aa</span>
      </button>
      {isOpen.value && <Panel id={panelId} language={language} {...choices} />}
    </div>
  );
}

function Panel({ id, language, reading, ...choices }: ComfortProps & { readonly id: string }) {
  const { isLargeText, isHighContrast, onLargeText, onHighContrast } = choices;
  return (
    <div id={id} class={styles.panel} role="group" aria-label={visitorWord(language, 'comfort')}>
      {reading !== undefined && (
        <div class={styles.reading}>
          {/* Its word changes with what it does, so it is not a pressed one as well. */}
          <Button kind={reading.isReading ? 'primary' : 'secondary'} onPress={reading.onToggle}>
            {visitorWord(language, reading.isReading ? 'stopReading' : 'readAloud')}
          </Button>
        </div>
      )}
      <Toggle isOn={isLargeText} onPress={onLargeText}>
        {visitorWord(language, 'largeText')}
      </Toggle>
      <Toggle isOn={isHighContrast} onPress={onHighContrast}>
        {visitorWord(language, 'highContrast')}
      </Toggle>
    </div>
  );
}

interface ToggleProps {
  readonly isOn: boolean;
  readonly onPress: (isOn: boolean) => void;
  readonly children: string;
}

function Toggle({ isOn, onPress, children }: ToggleProps) {
  return (
    <Button kind={isOn ? 'primary' : 'secondary'} isPressed={isOn} onPress={() => onPress(!isOn)}>
      {children}
    </Button>
  );
}

/** Escape and a press outside close what is open; the press does what it was meant for all the same. */
function useDismiss(
  isOpen: boolean,
  box: { readonly current: HTMLElement | null },
  onDismiss: (isByKey: boolean) => void,
): void {
  const dismiss = useRef(onDismiss);
  dismiss.current = onDismiss;

  useEffect(() => {
    if (!isOpen) return undefined;
    const cleanUp = new AbortController();
    // Before the view hears it: there, Escape is a step back.
    const options = { capture: true, signal: cleanUp.signal };
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        dismiss.current(true);
      },
      options,
    );
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        if (target instanceof Node && box.current?.contains(target) === false) dismiss.current(false);
      },
      options,
    );
    return () => cleanUp.abort();
  }, [isOpen]);
}
