/**
 * The warning before the screen goes back to the loop. A modal dialog of the browser itself: it keeps the focus, makes
 * the page behind it inert and gives the focus back. Any touch, wherever it lands, goes on looking (that is heard by
 * whoever counts the idle time); only `Kembali ke awal` does not.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Tooth } from '../../../ui/GigiBalang.tsx';
import type { Language } from '../../words.ts';
import { Button } from '../controls/Button.tsx';
import { visitorWord } from '../visitor-words.ts';
import styles from './IdleDialog.module.css';

const TEETH = 10;

interface IdleDialogProps {
  readonly language: Language;
  /** 1 to 10. */
  readonly secondsLeft: number;
  readonly onContinue: () => void;
  readonly onLeave: () => void;
}

export function IdleDialog({ language, secondsLeft, onContinue, onLeave }: IdleDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const keepLooking = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    dialog.current?.showModal();
    keepLooking.current?.querySelector('button')?.focus();
    return () => dialog.current?.close();
  }, []);

  const onCancel = (event: Event) => {
    // Escape closes a dialog behind our back; it means the same as any other key.
    event.preventDefault();
    onContinue();
  };

  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-seconds"
      data-view="idle"
      onCancel={onCancel}
    >
      <Teeth left={secondsLeft} />
      <h2 id="idle-title" class={styles.title}>
        {visitorWord(language, 'returnsIn')}
      </h2>
      {/* Not a live region: a voice that counts down drowns the question. */}
      <p id="idle-seconds" class={styles.seconds}>
        <span class={styles.numeral}>{secondsLeft}</span> {visitorWord(language, 'seconds')}
      </p>
      <div class={styles.choices}>
        <Button kind="secondary" onPress={onLeave}>
          {visitorWord(language, 'toStart')}
        </Button>
        <div ref={keepLooking} class={styles.wide}>
          <Button kind="primary" onPress={onContinue}>
            {visitorWord(language, 'keepLooking')}
          </Button>
        </div>
      </div>
    </dialog>
  );
}

/** One disappears each second. */
function Teeth({ left }: { readonly left: number }) {
  return (
    <div class={styles.teeth} aria-hidden="true">
      {Array.from({ length: TEETH }, (_, index) => (
        <span key={index} class={styles.tooth} data-left={index < left}>
          <Tooth />
        </span>
      ))}
    </div>
  );
}
