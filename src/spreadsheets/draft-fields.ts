/** One field of a draft by its dotted path. */
import type { Draft } from '../api/draft.ts';

type Group = Readonly<Record<string, unknown>>;
const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function fieldOf(draft: Draft, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => (isGroup(inner) ? inner[name] : undefined), draft);
}

/** The same draft with one field set; undefined takes it away, and with it a group that then holds nothing. */
export function withField(draft: Draft, path: string, value: unknown): Draft {
  return changed(draft, path.split('.'), value) as unknown as Draft;
}

function changed(group: unknown, [name = '', ...rest]: readonly string[], value: unknown): Group {
  const { [name]: old, ...others } = isGroup(group) ? group : {};
  const inner = rest.length === 0 ? value : changed(old, rest, value);
  const isNothing = inner === undefined || (isGroup(inner) && Object.keys(inner).length === 0);
  return isNothing ? others : { ...others, [name]: inner };
}
