/** zod's issues, turned into sentences a curator understands. */
import type * as core from 'zod/v4/core';
import { halalNumberSentence, pirtNumberSentence } from './permit-numbers.ts';
import type { Problem } from './problems.ts';
import { isSentenceCode, say, type Sentence, type SentenceCode } from './sentences.ts';

/** How to parse where staff are told the issues: without its input an issue cannot tell a missing field from a wrong one. */
export const FOR_SENTENCES = { reportInput: true } as const;

const TYPE_NAMES: Record<string, string> = {
  string: 'teks',
  number: 'angka',
  int: 'angka bulat',
  boolean: 'true atau false',
  array: 'daftar [ … ]',
  object: 'kelompok { … }',
};

/** Where the value itself says more than the code of its fault. */
const SHARPER: Partial<Record<SentenceCode, (value: string) => Sentence>> = {
  'halal-shape': halalNumberSentence,
  'pirt-shape': pirtNumberSentence,
};

/**
 * One problem per field and fault; a missing field reads "Wajib diisi.", an unknown key names itself.
 * @param issues of a parse with `FOR_SENTENCES`
 */
export function shapeProblems(issues: readonly core.$ZodIssue[]): Problem[] {
  const wrongType = new Set<string>();
  return issues.flatMap((issue) => {
    const field = issue.path.map(String).join('.');
    // Text in place of a list is also "too long" for a list; one sentence is enough.
    if (wrongType.has(field)) return [];
    if (issue.code === 'invalid_type') wrongType.add(field);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: join(field, key), ...say('unknown-field', { name: key }) }));
    }
    return [{ field, ...sentenceOf(issue) }];
  });
}

const join = (field: string, key: string): string => (field === '' ? key : `${field}.${key}`);

function sentenceOf(issue: core.$ZodIssue): Sentence {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? say('required')
        : say('wrong-type', { expected: TYPE_NAMES[issue.expected] ?? issue.expected });
    case 'invalid_value':
      return issue.input === undefined
        ? say('required')
        : say('not-a-choice', { choices: issue.values.map(String).join(', ') });
    case 'too_big':
      if (issue.origin === 'string') return say('too-long', { max: Number(issue.maximum) });
      return say(issue.origin === 'array' ? 'too-many' : 'too-big', { max: Number(issue.maximum) });
    case 'too_small':
      return say(issue.origin === 'array' ? 'too-few' : 'too-small', { min: Number(issue.minimum) });
    case 'invalid_format':
      if (issue.format === 'date') return say('wrong-date');
      if (issue.format === 'regex' && issue.path.at(-1) === 'file') return say('wrong-photo-name');
      if (issue.format === 'regex' && (issue.path.at(-1) === 'id' || issue.path[0] === 'products'))
        return say('wrong-id');
      return say('wrong-format');
    case 'custom': {
      const code: unknown = issue.params?.['code'];
      if (typeof code !== 'string' || !isSentenceCode(code)) return say('wrong-format');
      const sharper = SHARPER[code];
      return sharper !== undefined && typeof issue.input === 'string' ? sharper(issue.input) : say(code);
    }
    default:
      return say('wrong-format');
  }
}
