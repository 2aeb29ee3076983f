/** src/SPEC.md, the code and the tests speak of the same rules. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

const rules = [...readFileSync(path.join(ROOT, 'src/SPEC.md'), 'utf8').matchAll(/^- ([A-Z]\d+) /gm)].map(
  ([, rule = '']) => rule,
);

function textsBelow(folder: string): { file: string; text: string }[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|tsx|css)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ file: path.relative(ROOT, file), text: readFileSync(file, 'utf8') }));
}

/** Rules a test keeps: `[F5]` in the title of an `it` or `test`, or of a `describe` around it. */
const citedByTests = new Set(
  textsBelow('test').flatMap(({ text }) =>
    [...text.matchAll(/\b(?:it|test|describe)\b[^\n]*?\(\s*['"`]([^'"`]*)/g)].flatMap(([, title = '']) =>
      [...title.matchAll(/\[([A-Z]\d+)\]/g)].map(([, rule = '']) => rule),
    ),
  ),
);

describe('SPEC.md', () => {
  it('numbers each rule once', () => {
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
  });

  it.each(rules)('%s is kept by a test that cites it', (rule) => {
    expect(citedByTests).toContain(rule);
  });

  it('has every rule a test cites', () => {
    expect([...citedByTests].filter((rule) => !rules.includes(rule))).toEqual([]);
  });

  it('has every rule the code cites', () => {
    const unknown = textsBelow('src').flatMap(({ file, text }) =>
      [...text.matchAll(/[[(]([CFPSRDVUEGHIKT]\d{1,2})[\])]|\/\/ ([CFPSRDVUEGHIKT]\d{1,2})[:, ]/g)]
        .map(([, inBrackets, inComment]) => inBrackets ?? inComment ?? '')
        .filter((rule) => !rules.includes(rule))
        .map((rule) => `${file}: ${rule}`),
    );
    expect(unknown).toEqual([]);
  });
});
