/**
 * What can be edited of a product's file. A file that was written by hand may hold anything; whatever has the right shape is
 * taken, the rest is left out, and its fault stands in the list of problems.
 */
import type * as core from 'zod/v4/core';
import { Draft } from '../api/draft.ts';

const FIELDS = Object.keys(Draft.shape) as (keyof Draft)[];

/** Each round takes at least one fault away; a file with more of them than this is no product. */
const ROUNDS_MAX = 12;

export function draftOf(value: unknown): Draft {
  let candidate: unknown = { photos: [], links: [], ...picked(value) };
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const parsed = Draft.safeParse(candidate);
    if (parsed.success) return parsed.data;
    const broken = new Set(parsed.error.issues.flatMap((issue) => brokenPaths(candidate, issue)));
    candidate = { photos: [], links: [], ...(without(candidate, broken, '') as object) };
  }
  return { photos: [], links: [] };
}

/** Only what a draft has, and of its own: `__proto__` in a file is a key like any other, and none of ours. */
function picked(value: unknown): Partial<Record<keyof Draft, unknown>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    FIELDS.filter((name) => Object.hasOwn(value, name)).map((name) => [name, (value as Record<string, unknown>)[name]]),
  );
}

function brokenPaths(candidate: unknown, issue: core.$ZodIssue): string[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key].join('.'));
  // Cut, because twelve good photos are better than none.
  if (issue.code === 'too_big' && issue.origin === 'array') {
    const items = at(candidate, path) as readonly unknown[];
    return items.slice(Number(issue.maximum)).map((_, index) => [...path, index + Number(issue.maximum)].join('.'));
  }
  // Something that has to be there is not: then the whole it belongs to goes.
  return [(at(candidate, path) === undefined ? path.slice(0, -1) : path).join('.')];
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);
}

/** Nothing that is taken away is walked through, so a file nested without end cannot overflow the stack. */
function without(value: unknown, broken: ReadonlySet<string>, path: string): unknown {
  if (broken.has(path)) return undefined;
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      broken.has(below(`${index}`)) ? [] : [without(item, broken, below(`${index}`))],
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !broken.has(below(name)))
      .map(([name, item]) => [name, without(item, broken, below(name))]),
  );
}
