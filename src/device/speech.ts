/**
 * The one door to the machine's voice. Only voices that live on the machine count: the others would send what they read
 * to somebody else's server, and fall silent with the network.
 */

export type SpokenLanguage = 'id' | 'en';

export interface Sentence {
  readonly text: string;
  readonly lang: SpokenLanguage;
}

export interface Speech {
  /** Says one after the other, instead of whatever is being said. A language without a voice gets `elseIn`'s. */
  speak(sentences: readonly Sentence[], elseIn: SpokenLanguage, ports: SpeechPorts): void;
  /** Falls silent, and tells nobody. */
  silence(): void;
  stop(): void;
}

export interface SpeechPorts {
  readonly onSentence: () => void;
  /** All is said, or the voice failed. */
  readonly onEnd: () => void;
}

/** A little slower than the voices think: names and numbers are heard for the first time. */
const RATE = 0.95;

/** "id-ID", "id_ID" on Android; "in" is the code Indonesian had before 1989, and Java still has. */
const CODES: Readonly<Record<SpokenLanguage, RegExp>> = { id: /^(?:id|in)(?:[-_]|$)/i, en: /^en(?:[-_]|$)/i };
const LANGUAGES: readonly SpokenLanguage[] = ['id', 'en'];

type SpeechWindow = Pick<Window, 'speechSynthesis'> & {
  readonly SpeechSynthesisUtterance: typeof SpeechSynthesisUtterance;
};

/** @param onVoices told which languages can be spoken, now and whenever it changes: voices arrive late */
export function openSpeech(
  target: Partial<SpeechWindow>,
  onVoices: (languages: ReadonlySet<SpokenLanguage>) => void,
): Speech {
  const { speechSynthesis: synthesis, SpeechSynthesisUtterance: Utterance } = target;
  // A browser without a voice, or with half of one.
  if (synthesis === undefined || Utterance === undefined) return { speak() {}, silence() {}, stop() {} };

  /** Kept until it is said: an utterance nobody holds may be collected, and its end is never heard. */
  let current: { readonly utterances: readonly SpeechSynthesisUtterance[] } | undefined;

  const voiceFor = (lang: SpokenLanguage): SpeechSynthesisVoice | undefined => {
    const local = synthesis.getVoices().filter((voice) => voice.localService && CODES[lang].test(voice.lang));
    return local.find((voice) => voice.default) ?? local[0];
  };
  const look = () => onVoices(new Set(LANGUAGES.filter((lang) => voiceFor(lang) !== undefined)));

  function silence(): void {
    current = undefined;
    synthesis?.cancel();
  }

  // The voice belongs to the browser: what a page before this one had to say is still being said.
  silence();
  look();
  synthesis.addEventListener('voiceschanged', look);

  return {
    speak(sentences, elseIn, { onSentence, onEnd }) {
      silence();
      const utterances = sentences.flatMap(({ text, lang }) => {
        const voice = voiceFor(lang) ?? voiceFor(elseIn);
        if (voice === undefined) return [];
        return [Object.assign(new Utterance(text), { voice, lang: voice.lang, rate: RATE })];
      });
      const saying = { utterances };
      current = saying;
      const finish = () => {
        // What was silenced reports its end, too, and late.
        if (current !== saying) return;
        silence();
        onEnd();
      };
      if (utterances.length === 0) finish();
      for (const utterance of utterances) {
        utterance.addEventListener('start', () => current === saying && onSentence());
        utterance.addEventListener('error', finish);
        if (utterance === utterances.at(-1)) utterance.addEventListener('end', finish);
        synthesis.speak(utterance);
      }
    },
    silence,
    stop() {
      synthesis.removeEventListener('voiceschanged', look);
      silence();
    },
  };
}
