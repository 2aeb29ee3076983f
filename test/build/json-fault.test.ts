import { describe, expect, it } from 'vitest';
import { jsonFaultPlace } from '../../src/build/json-fault.ts';

const FAULTS: [name: string, text: string, line: number, column: number][] = [
  ['an empty file', '', 1, 1],
  ['a file of blanks', ' \n ', 1, 1],
  ['a comma too many in a group points at the comma', '{\n  "a": 1,\n}', 2, 9],
  ['a comma too many in a list points at the comma', '[1, 2,\n]', 1, 6],
  ['two commas', '[1,,2]', 1, 4],
  ['a missing comma', '{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['a missing colon', '{"a" 1}', 1, 6],
  ['a missing value', '{"a": }', 1, 7],
  ['a string that is not closed on its line points at its quote', '{\n  "a": "b,\n  "c": 1\n}', 2, 8],
  ['a string that never ends', '["x]', 1, 2],
  ['a tab inside a string', '["a\tb"]', 1, 4],
  ['an escape that does not exist', String.raw`["C:\Users"]`, 1, 5],
  ['a name without quotes', '{a: 1}', 1, 2],
  ['curly quotes of a word processor', '{“a”: 1}', 1, 2],
  ['a comment', '{\n  // harga\n  "a": 1\n}', 2, 3],
  ['a bracket that was never closed', '{"a": [1, 2', 1, 12],
  ['the wrong closing bracket', '{"a": [1, 2}', 1, 12],
  ['a bracket too many', '{"a": 1}}', 1, 9],
  ['a leading zero', '[01]', 1, 3],
  ['a word that is no value', '{"a": ja}', 1, 7],
  ['lines of Windows', '{\r\n  "a": 1,\r\n}', 2, 9],
  ['the second of two faults is not reported first', '{"a": 1,, "b": }', 1, 9],
];

describe('where a text stops being JSON', () => {
  it.each(FAULTS)('[C10] %s', (_, text, line, column) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(jsonFaultPlace(text)).toEqual({ line, column });
  });

  it('[C10] text in any script before the fault does not mislead it', () => {
    const text = '{"a": "日本 \u007f é \\u00e9 \\" 🙂", b}';
    expect(jsonFaultPlace(text)).toEqual({ line: 1, column: text.indexOf('b}') + 1 });
  });

  it('survives nesting that no recursion would', () => {
    expect(jsonFaultPlace('['.repeat(500_000))).toEqual({ line: 1, column: 500_001 });
  });
});
