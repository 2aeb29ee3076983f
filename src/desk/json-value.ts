/** A JSON file of the content folder: as a value, or in words why it is none; and a value as such a file. */
import { jsonFaultPlace } from '../build/json-fault.ts';
import { say, type Sentence } from '../contract/sentences.ts';

export type JsonValue = { readonly value: unknown } | { readonly fault: Sentence };

/** Strict UTF-8. A byte order mark, which Windows editors write, is dropped by the decoder. */
export function jsonValue(bytes: Uint8Array): JsonValue {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { fault: say('not-utf8') };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { fault: say('broken-json', { ...jsonFaultPlace(text) }) };
  }
}

/** As staff's own files look: two blanks, one line feed at the end. */
export const jsonBytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);
