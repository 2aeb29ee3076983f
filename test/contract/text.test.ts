import { describe, expect, it } from 'vitest';
import { FORBIDDEN_CHARACTERS, localText, plainText } from '../../src/contract/text.ts';

const line = plainText(20);

const codeOf = (value: unknown): unknown => {
  const issue = line.safeParse(value).error?.issues[0];
  return issue?.code === 'custom' ? issue.params?.['code'] : issue?.code;
};

describe('text for visitors', () => {
  it.each([
    'Sambal bawang',
    'Kain batik – 2 m',
    'Bir pletok 250 ml',
    'Keripik 🍌',
    'عربي',
    '👩‍🍳 masak',
    'Jalan H. Naman',
  ])('[C10] %s is fine', (value) => {
    expect(line.safeParse(value).success).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['a no-break space', '\u00a0'],
    ['characters without width', '\u200b\u200d\ufeff'],
  ])('[C10] %s is blank', (_, value) => {
    expect(codeOf(value)).toBe('blank');
  });

  it.each([
    ['a line break', 'a\nb'],
    ['a tab', 'a\tb'],
    ['NUL', 'a\0b'],
    ['a line separator', 'a\u2028b'],
    ['a paragraph separator', 'a\u2029b'],
    ['a bidi override', 'a\u202eb'],
    ['a bidi isolate', 'a\u2066b'],
    ['half an emoji', 'a\ud83c'],
    ['its other half', '\udf4cb'],
  ])('[C10] %s is forbidden', (_, value) => {
    expect(codeOf(value)).toBe(FORBIDDEN_CHARACTERS);
  });

  it('[C10] length is bounded', () => {
    expect(codeOf('a'.repeat(20))).toBeUndefined();
    expect(codeOf('a'.repeat(21))).toBe('too_big');
  });

  it('[C10] Indonesian is required, English is not, and a third language is unknown', () => {
    const text = localText(20);
    expect(text.safeParse({ id: 'Halo' }).success).toBe(true);
    expect(text.safeParse({ id: 'Halo', en: 'Hello' }).success).toBe(true);
    expect(text.safeParse({ en: 'Hello' }).success).toBe(false);
    expect(text.safeParse({ id: 'Halo', en: ' ' }).success).toBe(false);
    expect(text.safeParse({ id: 'Halo', jv: 'Halo' }).success).toBe(false);
    expect(text.safeParse('Halo').success).toBe(false);
  });
});
