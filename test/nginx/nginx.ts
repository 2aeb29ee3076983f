/** A real nginx on a free port, by a configuration of `src/server/many-screens.md`. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const DOCUMENT = path.resolve(import.meta.dirname, '../../src/server/many-screens.md');
const MIME_TYPES = '/etc/nginx/mime.types';
const START_MAX_MS = 10_000;

export const hasNginx = (): boolean => spawnSync('nginx', ['-v']).error === undefined;
export const NO_NGINX = 'nginx is not installed on this machine: apt-get install nginx-light';

export interface Nginx {
  /** Without a slash at the end. */
  readonly origin: string;
  readonly pid: number;
  /** "method path status", in the order of the answers. */
  readonly answered: () => string[];
  readonly stop: () => Promise<void>;
}

/** The configuration as the document has it, with this machine's places in it. */
export function documentedConfig(name: 'proxy' | 'static', replacements: Readonly<Record<string, string>>): string {
  const [, text] = new RegExp(`^\`\`\`nginx ${name}\n([^]*?)^\`\`\`$`, 'm').exec(readFileSync(DOCUMENT, 'utf8')) ?? [];
  if (text === undefined) throw new Error(`many-screens.md has no configuration "${name}"`);
  return Object.entries(replacements).reduce((config, [from, to]) => {
    if (!config.includes(from)) throw new Error(`the configuration "${name}" has no "${from}"`);
    return config.replaceAll(from, to);
  }, text);
}

/** @param config what stands inside `http { }`, given the port to listen on */
export async function startNginx(config: (port: number) => string): Promise<Nginx> {
  const folder = mkdtempSync(path.join(tmpdir(), 'galeri-nginx-'));
  mkdirSync(path.join(folder, 'tmp'));
  const port = await freePort();
  const log = path.join(folder, 'access.log');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path tmp;`);
  writeFileSync(
    path.join(folder, 'nginx.conf'),
    `daemon off; master_process off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  include ${MIME_TYPES}; default_type application/octet-stream; ${temporary.join(' ')}
  log_format plain '$request_method $uri $status'; access_log ${log} plain;
  sendfile on; keepalive_requests 1000000000;
${config(port)}}\n`,
  );
  const child = spawn(
    'nginx',
    ['-p', folder, '-e', path.join(folder, 'error.log'), '-c', path.join(folder, 'nginx.conf')],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const origin = `http://127.0.0.1:${port}`;
  const untilMs = performance.now() + START_MAX_MS;
  while (!(await answers(origin))) {
    if (child.exitCode !== null || performance.now() > untilMs) throw new Error(`nginx does not answer: ${said}`);
    await delay(50);
  }
  return {
    origin,
    pid: child.pid ?? 0,
    answered: () => readFileSync(log, 'utf8').split('\n').filter(Boolean),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const answers = (origin: string): Promise<boolean> =>
  fetch(`${origin}/is-it-there`).then(
    async (answer) => {
      await answer.body?.cancel();
      return true;
    },
    () => false,
  );

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
