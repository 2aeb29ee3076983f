/**
 * Where a text stops being JSON. The engine's own messages name a position for some faults, a quotation for others and
 * nothing for an unexpected end, and their wording changes between versions; staff need a line every time.
 */

export interface TextPlace {
  /** From 1. */
  readonly line: number;
  /** From 1, as an editor counts it. */
  readonly column: number;
}

/** The place of the first fault in a text that `JSON.parse` refused. */
export const jsonFaultPlace = (text: string): TextPlace => placeOf(text, faultOffset(text));

const SPACE = /[ \t\r\n]*/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Every character from the space upwards but the quote and the backslash stands for itself. */
const STRING_BODY = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/uy;

function faultOffset(text: string): number {
  const closers: ('}' | ']')[] = [];
  let wants: 'key' | 'colon' | 'value' | 'comma' = 'value';
  let mayClose = false;
  let danglingComma: number | undefined;
  let offset = 0;
  for (;;) {
    const endOfLast = offset;
    offset = skip(SPACE, text, offset);
    const char = text[offset];
    if (char === undefined) return endOfLast;
    const closer = closers.at(-1);
    if (char === closer) {
      // The comma too many stands where somebody deleted a line; the bracket after it is fine.
      if (!mayClose) return danglingComma ?? offset;
      closers.pop();
      wants = 'comma';
      offset += 1;
    } else if (wants === 'comma') {
      if (char !== ',' || closer === undefined) return offset;
      danglingComma = offset;
      wants = closer === '}' ? 'key' : 'value';
      mayClose = false;
      offset += 1;
    } else if (wants === 'colon') {
      if (char !== ':') return offset;
      danglingComma = undefined;
      wants = 'value';
      offset += 1;
    } else if (wants === 'value' && (char === '{' || char === '[')) {
      closers.push(char === '{' ? '}' : ']');
      wants = char === '{' ? 'key' : 'value';
      mayClose = true;
      offset += 1;
    } else {
      const token = char === '"' ? readString(text, offset) : readScalar(text, offset);
      if ('fault' in token) return token.fault;
      if (wants === 'key' && char !== '"') return offset;
      mayClose = wants === 'value';
      wants = wants === 'key' ? 'colon' : 'comma';
      offset = token.end;
    }
  }
}

type Token = { end: number } | { fault: number };

function readString(text: string, offset: number): Token {
  const end = skip(STRING_BODY, text, offset);
  const next = text[end];
  if (next === '"') return { end: end + 1 };
  // A quote that is not closed on its line is the fault, wherever the reading stops.
  return { fault: next === undefined || next === '\n' || next === '\r' ? offset : end };
}

function readScalar(text: string, offset: number): Token {
  const end = skip(SCALAR, text, offset);
  return end === offset ? { fault: offset } : { end };
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function placeOf(text: string, offset: number): TextPlace {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
