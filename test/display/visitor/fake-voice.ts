/** A machine that can speak: voices a test brings, and utterances it lets begin, end or fail. */
import type { openSpeech } from '../../../src/device/speech.ts';

export const voice = (lang: string, overrides: Partial<SpeechSynthesisVoice> = {}): SpeechSynthesisVoice => ({
  lang,
  name: lang,
  voiceURI: lang,
  localService: true,
  default: false,
  ...overrides,
});

class Utterance extends EventTarget {
  lang = '';
  rate = 1;
  voice: SpeechSynthesisVoice | null = null;
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

export function fakeVoice(...first: SpeechSynthesisVoice[]) {
  let voices = first;
  let silenced = 0;
  const queue: Utterance[] = [];
  const speechSynthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (utterance: Utterance) => void queue.push(utterance),
    cancel: () => void silenced++,
  });
  return {
    target: { speechSynthesis, SpeechSynthesisUtterance: Utterance } as unknown as Parameters<typeof openSpeech>[0],
    arrive: (...others: SpeechSynthesisVoice[]) => {
      voices = others;
      speechSynthesis.dispatchEvent(new Event('voiceschanged'));
    },
    said: () => queue.map(({ voice: speaker, rate, text }) => `${speaker?.lang} ${rate} ${text}`),
    silenced: () => silenced,
    happen: (index: number, type: 'start' | 'end' | 'error') => void queue.at(index)?.dispatchEvent(new Event(type)),
  };
}
