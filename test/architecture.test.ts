/** The map in src/README.md, held against the code: who imports whom, and that every folder is on it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = path.resolve(import.meta.dirname, '../src');

const sources = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:ts|tsx|mjs)$/.test(entry.name))
  .map((entry) => path.relative(SRC, path.join(entry.parentPath, entry.name)));

const folderOf = (file: string): string => file.split(path.sep)[0] ?? '';
const isInFolder = (file: string): boolean => file.includes(path.sep);

/** Folder → the folders it may import, from the table of the map. */
const allowed = new Map(
  [...readFileSync(path.join(SRC, 'README.md'), 'utf8').matchAll(/^\| `(\w+)` \|[^|]*\|[^|]*\|([^|]*)\|$/gm)].map(
    ([, folder = '', imports = '']) => [
      folder,
      imports
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    ],
  ),
);

interface Import {
  readonly file: string;
  readonly target: string;
}

const imports: Import[] = sources.flatMap((file) =>
  [...readFileSync(path.join(SRC, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
    ([, target = '']) => ({
      file,
      target: path.relative(SRC, path.resolve(SRC, path.dirname(file), target.replace(/\?.*$/, ''))),
    }),
  ),
);

describe('the map of src/README.md', () => {
  it('names every folder, and no other', () => {
    const folders = new Set(sources.filter(isInFolder).map(folderOf));
    expect([...allowed.keys()].toSorted()).toEqual([...folders].toSorted());
  });

  it.each([...allowed])('%s imports only %j', (folder, mayImport) => {
    const others = imports
      .filter(({ file, target }) => folderOf(file) === folder && isInFolder(file) && folderOf(target) !== folder)
      .filter(({ target }) => !mayImport.includes(folderOf(target)));
    expect(others).toEqual([]);
  });

  it('names no import that nobody needs any more', () => {
    const used = new Set(imports.map(({ file, target }) => `${folderOf(file)} → ${folderOf(target)}`));
    const unused = [...allowed].flatMap(([folder, mayImport]) =>
      mayImport.map((target) => `${folder} → ${target}`).filter((arrow) => !used.has(arrow)),
    );
    expect(unused).toEqual([]);
  });
});

describe('the doors', () => {
  const uses = (pattern: RegExp, inFolders: readonly string[]) =>
    sources
      .filter((file) => inFolders.includes(folderOf(file)))
      .filter((file) => pattern.test(withoutComments(readFileSync(path.join(SRC, file), 'utf8'))));

  it('time of the page and of the worker goes through one file each', () => {
    const clock = /\b(?:setTimeout|setInterval)\(|\bDate\.now\(|\bperformance\.now\(/;
    expect(
      uses(clock, ['display', 'editor', 'device', 'pull', 'store', 'rotation', 'plays', 'ui', 'contract']),
    ).toEqual([path.join('device', 'clock.ts'), path.join('pull', 'timer.ts')]);
  });

  it('only the pull worker talks to the network', () => {
    expect(uses(/(?<![.\w])fetch\(/, ['display', 'device', 'store', 'rotation', 'plays', 'ui', 'contract'])).toEqual(
      [],
    );
  });

  it('only the store opens a database', () => {
    expect(
      uses(/\bindexedDB\b|from 'idb'/, ['display', 'device', 'pull', 'rotation', 'plays', 'ui', 'contract']),
    ).toEqual([]);
  });

  it('[E20] no page of the kiosk reaches the staff page, now or later', () => {
    for (const entry of ['main.tsx', 'boot-guard.ts', 'sw.ts', path.join('pull', 'worker.ts')]) {
      const reached = [...reachableFrom(entry, { isLaterToo: true })];
      expect(reached.filter((file) => folderOf(file) === 'editor')).toEqual([]);
    }
    expect(reachableFrom('main.tsx', { isLaterToo: true })).toContain(path.join('ui', 'TumpalField.tsx'));
  });

  it('only the records open libSQL, only the accounts hash', () => {
    const usersOf = (library: string) =>
      new Set(
        sources
          .filter((file) => readFileSync(path.join(SRC, file), 'utf8').includes(`from '${library}'`))
          .map(folderOf),
      );
    expect([...usersOf('@libsql/client')]).toEqual(['records']);
    expect([...usersOf('@node-rs/argon2')]).toEqual(['accounts']);
  });

  it('check, feed and export load no native library of the staff page', () => {
    const entries = ['cli.ts', 'build/read.ts', 'build/check.ts', 'build/publish.ts', 'build/export.ts'];
    const reached = entries.flatMap((entry) => Array.from(reachableFrom(entry)));
    expect(reached.filter((file) => ['records', 'accounts'].includes(folderOf(file)))).toEqual([]);
  });

  it('the first card waits for no schema library', () => {
    const heavy = new Set(sources.filter((file) => /from 'zod/.test(readFileSync(path.join(SRC, file), 'utf8'))));
    expect([...reachableFrom('main.tsx')].filter((file) => heavy.has(file))).toEqual([]);
  });
});

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

/** Files that end up in the same bundle: static imports of values, not of types; `isLaterToo`: whatever is loaded in time. */
function reachableFrom(entry: string, { isLaterToo = false } = {}): Set<string> {
  const seen = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || !sources.includes(file)) continue;
    seen.add(file);
    const code = readFileSync(path.join(SRC, file), 'utf8');
    for (const [, clause = '', target = ''] of code.matchAll(
      /^(?:import|export)\s+([^;']*?)\s*(?:from\s+)?'(\.[^'?]+)';/gm,
    )) {
      const isTypeOnly = /^type\b/.test(clause) || /^\{(?:\s*type\s[^,}]+,?)+\s*\}$/.test(clause);
      if (!isTypeOnly) waiting.push(path.normalize(path.join(path.dirname(file), target)));
    }
    if (!isLaterToo) continue;
    for (const [, target = ''] of code.matchAll(/\bimport\('(\.[^'?]+)'\)/g)) {
      waiting.push(path.normalize(path.join(path.dirname(file), target)));
    }
  }
  return seen;
}
