/**
 * The one file that runs as it is written: Node 20 runs no TypeScript. It sees to it that what a command needs is built
 * from the sources as they are now, then hands over to the built command line.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** @typedef {'node' | 'kiosk' | 'staff'} Part */

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');

/** What each command needs before it can run; `check` must not wait for a page it does not show. */
const NEEDS = /** @type {Record<string, Part[] | undefined>} */ ({
  start: ['node', 'kiosk', 'staff'],
  build: ['node', 'kiosk', 'staff'],
  // A static host has nobody to take what staff would send.
  export: ['node', 'kiosk'],
});

/** @type {Record<Part, string[]>} */
const INPUTS = {
  node: ['src', 'vite.config.ts', 'package-lock.json'],
  kiosk: ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'],
  staff: ['src', 'public', 'vite.config.ts', 'package-lock.json'],
};

/** Lies inside what it speaks of, so that the two cannot come apart. */
const STAMP = '.stamp';

const NOT_INSTALLED = `Paket belum terpasang: jalankan "npm ci" di ${root}.`;

/** Something that is said in one sentence and needs no stack. */
class Refusal extends Error {}

/** @param {string[]} argv */
async function launch([command = '', ...args]) {
  if (!existsSync(path.join(root, 'node_modules'))) throw new Refusal(NOT_INSTALLED);
  const around = { cwd: process.cwd(), root, env: process.env };
  // Vite and the server look for their files from here.
  process.chdir(root);
  for (const part of NEEDS[command] ?? ['node']) await ensureBuilt(part, command === 'build');
  if (command === 'build') return 0;
  const { main } = await import(pathToFileURL(path.join(dist, 'node', 'cli.js')).href);
  return main([command, ...args], around);
}

/**
 * @param {Part} part
 * @param {boolean} always also when it is fresh
 */
async function ensureBuilt(part, always) {
  const digest = await digestOf(INPUTS[part]);
  const built = path.join(dist, part);
  if (!always && (await readFile(path.join(built, STAMP), 'utf8').catch(() => '')) === digest) return;

  const temporary = `${built}.${process.pid}`;
  await removeLeftovers(part);
  try {
    await build(part, temporary);
    await writeFile(path.join(temporary, STAMP), digest);
    await putInPlace(temporary, built);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/**
 * A killed build leaves its temporary folder, never half of a good one.
 * @param {string} temporary
 * @param {string} built
 */
async function putInPlace(temporary, built) {
  const old = `${temporary}.old`;
  if (existsSync(built)) await rename(built, old);
  await rename(temporary, built);
  await rm(old, { recursive: true, force: true });
}

/** @param {Part} part */
async function removeLeftovers(part) {
  await mkdir(dist, { recursive: true });
  for (const name of await readdir(dist)) {
    const [owner, pid] = name.split('.');
    if (owner === part && pid !== undefined && !isAlive(Number(pid))) {
      await rm(path.join(dist, name), { recursive: true, force: true });
    }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * @param {Part} part
 * @param {string} outDir
 */
async function build(part, outDir) {
  const vite = await import('vite').catch((cause) => {
    throw new Refusal(NOT_INSTALLED, { cause });
  });
  try {
    await vite.build({
      ...(part === 'staff' ? { mode: 'staff' } : { root }),
      logLevel: 'error',
      build: { outDir, emptyOutDir: true, ...(part === 'node' ? { ssr: true } : {}) },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Refusal(`Gagal membangun (${part}):\n${reason}`, { cause });
  }
}

/** @param {string[]} inputs files and folders of the project */
async function digestOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of await filesOf(input)) {
      const bytes = await readFile(path.join(root, file));
      hash.update(`${file}\0${bytes.byteLength}\0`).update(bytes);
    }
  }
  return hash.digest('hex');
}

/** @param {string} input */
async function filesOf(input) {
  const entries = await readdir(path.join(root, input), { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (entries === undefined) return [input];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

const argv = process.argv.slice(2);
try {
  process.exitCode = await launch(argv);
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
// A publication that a stopped server no longer waits for ends here, which changes nothing (F13).
if (argv[0] === 'start') process.exit();
