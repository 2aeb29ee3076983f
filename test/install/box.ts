/** A lobby PC in a temporary folder: an installation below it, and programs that stand in for npm, systemctl and curl. */
import { spawnSync } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, onTestFinished, vi } from 'vitest';

// Each step of a script is a process, and machines that test are busy.
vi.setConfig({ testTimeout: 60_000 });

export const PROJECT = path.resolve(import.meta.dirname, '../..');
export const FILES = path.join(PROJECT, 'src/install/files');

export interface Ran {
  readonly code: number | null;
  readonly said: string;
}

export interface Box {
  /** Stands for "/". */
  readonly root: string;
  readonly path: (...parts: string[]) => string;
  readonly read: (file: string) => Promise<string>;
  readonly install: (...options: string[]) => Ran;
  readonly run: (command: string, ...args: string[]) => Ran;
  /** What systemctl was asked for, one call a line. */
  readonly asked: () => Promise<string[]>;
  /** Every file, link and folder with its mode and content. */
  readonly tree: () => Promise<Record<string, string>>;
  /** A copy of the small project with another version; `isBroken`: its server never answers. */
  readonly checkout: (version: string, options?: { isBroken?: boolean }) => Promise<string>;
}

/** A server answers from the restart on, unless its release says that it is broken. */
const SYSTEMCTL = `#!/bin/sh
echo "$*" >>"$BOX/asked"
[ "$1" = restart ] || exit 0
if [ -e "$ROOT/opt/galeri/current/src/broken" ]; then rm -f "$BOX/up"; else touch "$BOX/up"; fi
`;
const CURL = `#!/bin/sh
[ -e "$BOX/up" ]
`;
const NPM = `#!/bin/sh
echo "npm $*" >>"$BOX/npm"
[ ! -e src/unbuildable ] || exit 1
case $1 in
  ci) mkdir -p node_modules ;;
  run) mkdir -p dist && echo built >dist/made ;;
esac
`;

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'galeri-install-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Only what the scripts look at: the real sources would be copied for every test. */
async function smallCheckout(folder: string, version: string): Promise<string> {
  const checkout = path.join(folder, version);
  await mkdir(path.join(checkout, 'public'), { recursive: true });
  await writeFile(path.join(checkout, 'package.json'), `{\n  "name": "galeri",\n  "version": "${version}"\n}\n`);
  for (const name of [
    'package-lock.json',
    'tsconfig.json',
    'vite.config.ts',
    'index.html',
    'LICENSE',
    'public/icon.svg',
  ]) {
    await writeFile(path.join(checkout, name), '');
  }
  await cp(path.join(PROJECT, 'src/install'), path.join(checkout, 'src/install'), { recursive: true });
  await mkdir(path.join(checkout, 'content'), { recursive: true });
  await writeFile(path.join(checkout, 'content/gallery.json'), '{}\n');
  return checkout;
}

let installed: Promise<string> | undefined;

/** A box on which the installation has run, once for all tests of a file. */
export async function installedBox(): Promise<Box> {
  installed ??= (async () => {
    const { folder, ...first } = await emptyBox(await mkdtemp(path.join(tmpdir(), 'galeri-installed-')));
    first.install();
    return folder;
  })();
  const template = await installed;
  const folder = await temporaryFolder();
  await cp(template, folder, { recursive: true, verbatimSymlinks: true });
  return emptyBox(folder);
}

afterAll(async () => {
  if (installed !== undefined) await rm(await installed, { recursive: true, force: true });
});

export const box = async (): Promise<Box> => emptyBox(await temporaryFolder());

async function emptyBox(folder: string): Promise<Box & { readonly folder: string }> {
  const root = path.join(folder, 'root');
  const programs = path.join(folder, 'programs');
  await mkdir(root, { recursive: true });
  await mkdir(programs, { recursive: true });
  for (const [name, text] of Object.entries({ systemctl: SYSTEMCTL, curl: CURL, npm: NPM })) {
    await writeFile(path.join(programs, name), text);
    await chmod(path.join(programs, name), 0o755);
  }
  const first = await smallCheckout(folder, '1.0.0');

  const run = (command: string, ...args: string[]): Ran => {
    const env = {
      ...process.env,
      PATH: `${programs}:${process.env['PATH'] ?? ''}`,
      BOX: folder,
      ROOT: root,
      GALERI_HEALTH_SECONDS: '0',
    };
    const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
    return { code: status, said: stdout + stderr };
  };

  return {
    folder,
    root,
    path: (...parts) => path.join(root, ...parts),
    read: (file) => readFile(path.join(root, file), 'utf8'),
    run,
    install: (...options) => run('sh', path.join(first, 'src/install/install.sh'), '--root', root, ...options),
    asked: async () => (await readFile(path.join(folder, 'asked'), 'utf8').catch(() => '')).split('\n').filter(Boolean),
    tree: () => treeBelow(root),
    async checkout(version, { isBroken = false } = {}) {
      const checkout = await smallCheckout(folder, version);
      if (isBroken) await writeFile(path.join(checkout, 'src/broken'), '');
      return checkout;
    },
  };
}

export async function treeBelow(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const lines = await Promise.all(
    entries.map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const mode = ((await lstat(file)).mode & 0o777).toString(8);
      const body = entry.isSymbolicLink()
        ? `→ ${await readlink(file)}`
        : entry.isFile()
          ? await readFile(file, 'latin1')
          : 'folder';
      return [path.relative(folder, file), entry.isSymbolicLink() ? body : `${mode} ${body}`] as const;
    }),
  );
  return Object.fromEntries(lines.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
