/** The environment of `npm start`, read once. A wrong value is one sentence that names its variable; nothing else reads the environment. */
import path from 'node:path';
import * as z from 'zod';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export interface ServerConfig {
  /** 0 lets the system choose a free one. */
  readonly port: number;
  readonly host: string;
  /** Absolute, as are the others. */
  readonly contentDir: string;
  readonly dataDir: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

const PORT_SENTENCE = 'PORT harus berupa bilangan bulat dari 0 sampai 65535, misalnya 8080.';

const folder = (sentence: string) =>
  z
    // A NUL byte is the one character no file system takes; every call would fail later, each in its own words.
    .string()
    .refine((value) => !value.includes('\0'), sentence)
    .transform((value) => path.resolve(value));

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT_SENTENCE)
    .transform(Number)
    .refine((port) => port <= 65_535, PORT_SENTENCE)
    .default(8080),
  HOST: z
    .string()
    // Names and addresses only: "http://…" or "localhost:8080" would end in a riddle of the resolver.
    .regex(/^(?:[a-z0-9.-]+|[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*(?:%[a-z0-9]+)?)$/i, {
      error: 'HOST harus berupa nama atau alamat IP tanpa "http://" dan tanpa nomor port, misalnya 127.0.0.1.',
    })
    .default('127.0.0.1'),
  CONTENT_DIR: folder('CONTENT_DIR harus berupa nama folder, misalnya content.').prefault('content'),
  DATA_DIR: folder('DATA_DIR harus berupa nama folder, misalnya var.').prefault('var'),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `LOG_LEVEL harus salah satu dari: ${LOG_LEVELS.join(', ')}.` })
    .default('warn'),
});

/** @returns the configuration, or the sentence that says what to mend */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ServerConfig | { sentence: string } {
  // An empty variable is how compose files and unit files say "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) return { sentence: parsed.error.issues.map(({ message }) => message).join(' ') };
  const { PORT, HOST, CONTENT_DIR, DATA_DIR, LOG_LEVEL } = parsed.data;
  return { port: PORT, host: HOST, contentDir: CONTENT_DIR, dataDir: DATA_DIR, logLevel: LOG_LEVEL };
}

/** The address people on this machine type. A server that listens everywhere or on loopback is "localhost" to them. */
export function addressOf(host: string, port: number): string {
  const everywhereOrHere = ['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost'];
  const name = everywhereOrHere.includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}/`;
}
