/** feed.json as screens poll it: our server and nginx with the same file, in turns on one core; the client on the other. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { cpus } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from '@playwright/test';
import { publish } from '../../src/build/publish.ts';
import { documentedConfig, hasNginx, NO_NGINX, startNginx } from '../nginx/nginx.ts';
import { mb, median, printTable } from './figures.ts';
import { copyContent, temporaryFolder } from './gallery.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CACHE_DIR = path.join(ROOT, 'node_modules/.cache/bench');
const RUNS = 5;
const RUN_MS = 4000;
const CONNECTIONS = 50;
const CLOCK_TICKS_PER_SECOND = 100;

interface Round {
  readonly requestsPerSecond: number;
  /** What one core that does nothing else would answer, whatever the client and other people's work leave of it. */
  readonly requestsPerCpuSecond: number;
}

/** Sockets that ask again as soon as they are answered, each with one request under way; no HTTP library between. */
async function poll(url: string, etag: string, pid: number): Promise<Round> {
  const { hostname, port, pathname } = new URL(url);
  const request = `GET ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\nif-none-match: ${etag}\r\n\r\n`;
  const startMs = performance.now();
  const cpuBefore = cpuSeconds(pid);
  const counts = await Promise.all(
    Array.from(
      { length: CONNECTIONS },
      () =>
        new Promise<number>((resolve, reject) => {
          let answered = 0;
          let text = '';
          const socket = connect(Number(port), hostname, () => socket.write(request));
          socket.setNoDelay(true).setEncoding('latin1').on('error', reject);
          socket.on('data', (part) => {
            text += String(part);
            if (!text.endsWith('\r\n\r\n')) return;
            if (!text.startsWith('HTTP/1.1 304 ')) reject(new Error(`not a 304: ${text.slice(0, 200)}`));
            text = '';
            answered++;
            if (performance.now() - startMs < RUN_MS) socket.write(request);
            else socket.destroy();
          });
          socket.on('close', () => resolve(answered));
        }),
    ),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    requestsPerSecond: total / ((performance.now() - startMs) / 1000),
    requestsPerCpuSecond: total / (cpuSeconds(pid) - cpuBefore),
  };
}

/** User and system time of a process. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_SECOND;
}

const rssBytes = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;

const pinTo = (core: number, pid: number): void => {
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)], { stdio: 'ignore' });
};

async function startOurs(contentDir: string, dataDir: string): Promise<{ child: ChildProcess; origin: string }> {
  const port = await freePort();
  const child = spawn(process.execPath, ['src/launch.mjs', 'start'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), CONTENT_DIR: contentDir, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
  // What a start does beside answering is over then.
  while (!/Isi (?:diterbitkan|tidak berubah)/.test(said)) {
    if (child.exitCode !== null) throw new Error(`the server has ended: ${said}`);
    await delay(100);
  }
  return { child, origin: `http://127.0.0.1:${port}` };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('feed.json with If-None-Match', async () => {
  test.skip(!hasNginx(), NO_NGINX);
  test.skip(cpus().length < 2, 'server and client need a core each');
  const contentDir = copyContent(12);
  const dataDir = temporaryFolder('data');
  const wwwDir = temporaryFolder('www');
  mkdirSync(CACHE_DIR, { recursive: true });
  await publish({ contentDir, dataDir: CACHE_DIR, outDir: path.join(dataDir, 'feed') });

  const { child, origin } = await startOurs(contentDir, dataDir);
  cpSync(path.join(dataDir, 'feed'), path.join(wwwDir, 'galeri/feed'), { recursive: true });
  const file = await startNginx((port) =>
    documentedConfig('static', { '/srv/www': wwwDir, 'listen 8080': `listen 127.0.0.1:${port}` }),
  );
  const proxy = await startNginx((port) =>
    documentedConfig('proxy', {
      '/var/cache/nginx/galeri': path.join(wwwDir, 'cache'),
      'listen 8080': `listen 127.0.0.1:${port}`,
      'http://127.0.0.1:8081': origin,
    }),
  );
  const pid = child.pid ?? 0;
  for (const each of [pid, file.pid, proxy.pid]) pinTo(0, each);
  pinTo(1, process.pid);

  const sides = [
    { name: 'our server', url: `${origin}/feed/feed.json`, pid },
    { name: 'nginx, the same file', url: `${file.origin}/galeri/feed/feed.json`, pid: file.pid },
    { name: 'nginx, proxy cache in front of our server', url: `${proxy.origin}/feed/feed.json`, pid: proxy.pid },
  ];
  const rounds = sides.map(() => [] as Round[]);
  const rssBefore = rssBytes(pid);
  // In turns, so that what else the machine does meets all alike; the first turn warms up.
  for (let run = 0; run <= RUNS; run++) {
    for (const [index, { url, pid: each }] of sides.entries()) {
      const first = await fetch(url);
      await first.body?.cancel();
      const round = await poll(url, first.headers.get('etag') ?? '', each);
      if (run > 0) rounds[index]?.push(round);
    }
  }
  const rssAfter = rssBytes(pid);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await Promise.all([exited, file.stop(), proxy.stop()]);
  for (const folder of [contentDir, dataDir, wwwDir]) rmSync(folder, { recursive: true, force: true });

  const whole = (value: number) => Math.round(value).toLocaleString('en');
  printTable(
    `feed.json, unchanged (304), ${CONNECTIONS} connections, median of ${RUNS} runs of ${RUN_MS / 1000} s, one core`,
    [
      ...sides.map(({ name }, index) => {
        const of = rounds[index] ?? [];
        const cpu = median(of.map(({ requestsPerCpuSecond }) => requestsPerCpuSecond));
        const wall = of.map(({ requestsPerSecond }) => requestsPerSecond);
        return [
          name,
          `${whole(median(wall))} a second (${whole(Math.min(...wall))} to ${whole(Math.max(...wall))}), ${whole(cpu)} per second of processor`,
        ] as const;
      }),
      ['memory of our server, before → after', `${mb(rssBefore)} → ${mb(rssAfter)}`],
    ],
  );
});
