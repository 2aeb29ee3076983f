/** Builds `process.ts` the way the server is built, and runs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { onTestFinished } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

export interface Program {
  readonly code: string;
  /** Starts a process and resolves when it is ready to act. */
  readonly start: (...args: string[]) => Promise<RunningProgram>;
  readonly remove: () => Promise<void>;
}

export interface RunningProgram {
  /** Lets it act; @returns the next line it says. */
  readonly go: () => Promise<string>;
  readonly kill: () => Promise<void>;
}

export async function buildProgram(): Promise<Program> {
  // Inside the project, so that the child finds its packages.
  const cache = path.join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const outDir = await mkdtemp(path.join(cache, 'records-process-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { ssr: path.join(import.meta.dirname, 'process.ts'), outDir, emptyOutDir: true },
  });
  const file = path.join(outDir, 'process.js');
  return {
    code: await readFile(file, 'utf8'),
    start: (...args) => start(file, args),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}

async function start(file: string, args: readonly string[]): Promise<RunningProgram> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  onTestFinished(kill);
  const nextLine = async () => {
    const { value, done } = await lines.next();
    return done === true ? `ended with code ${child.exitCode}` : value;
  };
  if ((await nextLine()) !== 'ready') throw new Error('the process did not get ready');
  return {
    go() {
      child.stdin.write('go\n');
      return nextLine();
    },
    kill,
  };
}
