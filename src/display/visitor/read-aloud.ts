/** [V10] Reads the open product aloud, where the machine has a voice for it; falls silent when there is another to see. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { openSpeech, type SpokenLanguage } from '../../device/speech.ts';
import { sentencesOf } from './detail/sentences.ts';
import type { Visitor } from './visitor.ts';

export interface ReadAloud {
  readonly isPossible: ReadonlySignal<boolean>;
  readonly isReading: ReadonlySignal<boolean>;
  /** Begins, or stops what it began. */
  readonly toggle: () => void;
  readonly stop: () => void;
}

type Read = Pick<Visitor, 'open' | 'today' | 'touched'> & {
  readonly preferences: Pick<Visitor['preferences'], 'language'>;
};

export function createReadAloud(
  target: Parameters<typeof openSpeech>[0],
  { open, today, touched, preferences: { language } }: Read,
): ReadAloud {
  const voices = signal<ReadonlySet<SpokenLanguage>>(new Set());
  const isReading = signal(false);
  const speech = openSpeech(target, (languages) => (voices.value = languages));
  const openId = computed(() => open.value?.id);

  function silence(): void {
    speech.silence();
    isReading.value = false;
  }

  const stopWatching = effect(() => {
    // Another product, another language, or none to be seen: what is being said is no longer what is seen.
    void [openId.value, language.value];
    return silence;
  });

  return {
    isPossible: computed(() => open.value !== undefined && voices.value.has(language.value)),
    isReading,
    toggle() {
      const card = open.peek();
      if (isReading.peek()) silence();
      else if (card !== undefined) {
        isReading.value = true;
        speech.speak(sentencesOf(card, language.peek(), today.peek()), language.peek(), {
          // Whoever listens is still here.
          onSentence: touched,
          onEnd: () => (isReading.value = false),
        });
      }
    },
    stop() {
      stopWatching();
      speech.stop();
    },
  };
}
