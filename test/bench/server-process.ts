/** The whole server in a process of its own, as `npm start` runs it, so that its memory and time are its own. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

export type ServerProcess = Awaited<ReturnType<typeof startServer>>;

export async function startServer(contentDir: string, dataDir: string) {
  const startMs = performance.now();
  const child = spawn(process.execPath, ['src/launch.mjs', 'start'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', CONTENT_DIR: contentDir, DATA_DIR: dataDir },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  let publishedMs: number | undefined;
  while (!/\/staf\/tautan\//.test(said)) {
    if (child.exitCode !== null) throw new Error(said);
    if (said.includes('Isi diterbitkan')) publishedMs ??= performance.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  if (publishedMs === undefined) throw new Error(`Published nothing: ${said}`);
  return {
    firstSeconds: ((publishedMs - startMs) / 1000).toFixed(1),
    url: /Layar: (\S+)/.exec(said)?.[1] ?? '',
    setupLink: /http:\/\/\S+\/staf\/tautan\/\S+/.exec(said)?.[0] ?? '',
    /** High-water mark of the resident set, as the kernel counts it. */
    peakBytes: () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024,
    residentBytes: () =>
      Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024,
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
