/** The two names of an account: one to sign in with, one to be called by. */
import { plainText } from '../contract/text.ts';
import { AccountError } from './errors.ts';
import { DISPLAY_NAME_MAX_CHARS, NAME_CHARS } from './limits.ts';

const SHAPE = new RegExp(`^(?=.{${NAME_CHARS.min},${NAME_CHARS.max}}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$`);
const DisplayName = plainText(DISPLAY_NAME_MAX_CHARS);

/** What was typed, as it is compared: phones begin a field with a capital letter and end it with a blank. */
export const asTyped = (name: string): string => name.trim().toLowerCase();

/** @throws {AccountError} `name-shape` */
export function userName(typed: string): string {
  const name = asTyped(typed);
  if (!SHAPE.test(name)) throw new AccountError('name-shape');
  return name;
}

/** @throws {AccountError} `display-name-shape` */
export function displayName(typed: string): string {
  const parsed = DisplayName.safeParse(typed.trim());
  if (!parsed.success) throw new AccountError('display-name-shape', { cause: parsed.error });
  return parsed.data;
}
