import { describe, expect, it, vi } from 'vitest';
import { openSpeech, type Sentence, type SpokenLanguage } from '../../src/device/speech.ts';
import { fakeVoice, voice } from '../display/visitor/fake-voice.ts';

const sentences: Sentence[] = [
  { text: 'Sambal Bawang', lang: 'id' },
  { text: 'Made by Dapur Contoh', lang: 'en' },
];

function opened(...voices: Parameters<typeof fakeVoice>) {
  const machine = fakeVoice(...voices);
  const known: string[] = [];
  const speech = openSpeech(machine.target, (languages) => void known.push([...languages].join(' ')));
  const ports = { onSentence: vi.fn(), onEnd: vi.fn() };
  return {
    ...machine,
    speech,
    known,
    ...ports,
    say: (elseIn: SpokenLanguage) => speech.speak(sentences, elseIn, ports),
  };
}

describe('[V10] the voice of the machine', () => {
  it('is known when it arrives, and only when it lives there', () => {
    const { known, arrive } = opened(voice('id-ID', { localService: false }));
    arrive(voice('en-GB'));
    arrive(voice('en-GB'), voice('in_ID'));
    arrive(voice('enx'), voice('pt-BR'));
    expect(known).toEqual(['', 'en', 'id en', '']);
  });

  it('says each sentence in its language, and the default voice of it goes first', () => {
    const { say, said } = opened(voice('id-ID'), voice('en-US'), voice('en-GB', { default: true }));
    say('id');
    expect(said()).toEqual(['id-ID 0.95 Sambal Bawang', 'en-GB 0.95 Made by Dapur Contoh']);
  });

  it('reads a language it does not have with the voice it has', () => {
    const { say, said } = opened(voice('en-GB'));
    say('en');
    expect(said()).toEqual(['en-GB 0.95 Sambal Bawang', 'en-GB 0.95 Made by Dapur Contoh']);
  });

  it('tells of each sentence that begins, and once of the end', () => {
    const { say, happen, onSentence, onEnd } = opened(voice('id-ID'), voice('en-GB'));
    say('id');
    happen(0, 'start');
    happen(0, 'end');
    happen(1, 'start');
    expect([onSentence.mock.calls.length, onEnd.mock.calls.length]).toEqual([2, 0]);
    happen(1, 'end');
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('that fails is silent, and says that it is', () => {
    const { say, happen, onEnd, silenced } = opened(voice('id-ID'), voice('en-GB'));
    say('id');
    const before = silenced();
    happen(0, 'error');
    happen(1, 'error');
    expect([onEnd.mock.calls.length, silenced() - before]).toEqual([1, 1]);
  });

  it('that was silenced tells nobody, however late it reports', () => {
    const { say, happen, speech, onSentence, onEnd } = opened(voice('id-ID'), voice('en-GB'));
    say('id');
    speech.silence();
    for (const type of ['start', 'error', 'end'] as const) happen(1, type);
    expect([onSentence.mock.calls, onEnd.mock.calls]).toEqual([[], []]);
  });

  it('begins in silence: what a page before had to say is still being said', () => {
    expect(opened(voice('id-ID')).silenced()).toBe(1);
  });

  it('with nothing to say it with ends at once', () => {
    const { say, onEnd } = opened();
    say('id');
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('stops, and hears of no further voices', () => {
    const { speech, known, arrive, silenced } = opened();
    speech.stop();
    arrive(voice('id-ID'));
    expect([known, silenced()]).toEqual([[''], 2]);
  });

  it('is not missed where there is no such thing', () => {
    const onVoices = vi.fn();
    const speech = openSpeech({}, onVoices);
    speech.speak(sentences, 'id', { onSentence: vi.fn(), onEnd: vi.fn() });
    speech.silence();
    speech.stop();
    expect(onVoices).not.toHaveBeenCalled();
  });
});
