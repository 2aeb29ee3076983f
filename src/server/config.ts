/** The environment of `npm start`, read once. A wrong value is one sentence that names its variable; nothing else reads the environment. */
import { BlockList, isIP } from 'node:net';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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
  /** Whether /metrics answers other machines, too. */
  readonly isMetricsForEverybody: boolean;
  readonly staff: StaffConfig;
}

/** What only the staff's side needs. */
export interface StaffConfig {
  /** Of the database, absolute; undefined: a file in the data folder. */
  readonly dbUrl: string | undefined;
  readonly dbToken: string | undefined;
  /** Addresses and subnets of the proxies whose word is believed about who asks and how. */
  readonly trustProxy: readonly string[];
  /** [E18] Whether passwords may cross a network in clear. */
  readonly allowHttp: boolean;
  /** 32 bytes as hex; undefined: made once and kept in the data folder. */
  readonly sessionKey: string | undefined;
  /** Hears once of each screen that falls silent or comes back; undefined: nobody does. */
  readonly screenWebhookUrl: string | undefined;
  /** A screen that has not reported for longer is silent. */
  readonly screenSilentMinutes: number;
}

const PORT_SENTENCE = 'PORT harus berupa bilangan bulat dari 0 sampai 65535, misalnya 8080.';

const folder = (sentence: string) =>
  z
    // A NUL byte is the one character no file system takes; every call would fail later, each in its own words.
    .string()
    .refine((value) => !value.includes('\0'), sentence)
    .transform((value) => path.resolve(value));

const DB_URL_SENTENCE =
  'GALERI_DB_URL harus berupa alamat basis data, misalnya file:var/galeri.db atau libsql://basis-data.example.';
const PROXY_SENTENCE =
  'TRUST_PROXY harus berupa alamat IP proksi, dipisah koma, misalnya 127.0.0.1 atau 10.0.0.0/8; alamat lain tidak dipercaya.';

const WEBHOOK_SENTENCE =
  'SCREEN_WEBHOOK_URL harus berupa alamat http atau https, misalnya https://pesan.example/kabar-layar.';
const SILENT_SENTENCE = 'SCREEN_SILENT_MINUTES harus berupa bilangan bulat dari 2 sampai 1440, misalnya 5.';

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
  GALERI_DB_URL: z
    .string()
    .refine((value) => isDatabaseUrl(value), DB_URL_SENTENCE)
    .transform(absoluteUrl)
    .optional(),
  GALERI_DB_TOKEN: z.string().optional(),
  TRUST_PROXY: z
    .string()
    .transform((value) => value.split(',').map((address) => address.trim()))
    .refine((addresses) => addresses.every(isAddressOrSubnet), PROXY_SENTENCE)
    .default([]),
  STAFF_ALLOW_HTTP: z
    .enum(['0', '1'], {
      error: 'STAFF_ALLOW_HTTP harus 1 (kata sandi boleh lewat jaringan tanpa HTTPS) atau 0.',
    })
    .transform((value) => value === '1')
    .prefault('0'),
  METRICS: z
    .enum(['0', '1'], { error: 'METRICS harus 1 (angka pemantauan dijawab ke komputer lain) atau 0.' })
    .transform((value) => value === '1')
    .prefault('0'),
  SESSION_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, {
      error: 'SESSION_KEY harus 64 angka heksadesimal; buat dengan "openssl rand -hex 32".',
    })
    .optional(),
  SCREEN_WEBHOOK_URL: z
    .string()
    .refine((value) => /^https?:\/\/[^/]/.test(value) && URL.canParse(value), WEBHOOK_SENTENCE)
    .optional(),
  // Screens report every minute; one lost report is weather.
  SCREEN_SILENT_MINUTES: z
    .string()
    .regex(/^\d{1,4}$/, SILENT_SENTENCE)
    .transform(Number)
    .refine((minutes) => minutes >= 2 && minutes <= 1440, SILENT_SENTENCE)
    .default(5),
});

function isDatabaseUrl(value: string): boolean {
  if (value.includes('\0')) return false;
  // file://server/… would be another machine's disk.
  return (
    /^file:(?:\/\/\/|(?!\/\/))./.test(value) || (/^(?:libsql|https?|wss?):\/\/[^/]/.test(value) && URL.canParse(value))
  );
}

/** `file:galeri.db` is read from where the command was given, like a folder. */
function absoluteUrl(value: string): string {
  if (!value.startsWith('file:')) return value;
  if (value.startsWith('file://')) return pathToFileURL(fileURLToPath(value)).href;
  return pathToFileURL(path.resolve(value.slice('file:'.length))).href;
}

/** Never "all": whoever may say for whom it speaks can be anybody. */
function isAddressOrSubnet(text: string): boolean {
  const [address = '', prefix, more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  if (prefix === undefined) return true;
  try {
    new BlockList().addSubnet(address, Number(prefix), family === 4 ? 'ipv4' : 'ipv6');
    return /^[1-9]\d*$/.test(prefix);
  } catch {
    return false;
  }
}

/** @returns the configuration, or the sentence that says what to mend */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ServerConfig | { sentence: string } {
  // An empty variable is how compose files and unit files say "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) return { sentence: parsed.error.issues.map(({ message }) => message).join(' ') };
  const { PORT, HOST, CONTENT_DIR, DATA_DIR, LOG_LEVEL, ...rest } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    contentDir: CONTENT_DIR,
    dataDir: DATA_DIR,
    logLevel: LOG_LEVEL,
    isMetricsForEverybody: rest.METRICS,
    staff: {
      dbUrl: rest.GALERI_DB_URL,
      dbToken: rest.GALERI_DB_TOKEN,
      trustProxy: rest.TRUST_PROXY,
      allowHttp: rest.STAFF_ALLOW_HTTP,
      sessionKey: rest.SESSION_KEY,
      screenWebhookUrl: rest.SCREEN_WEBHOOK_URL,
      screenSilentMinutes: rest.SCREEN_SILENT_MINUTES,
    },
  };
}

/** The address people on this machine type. A server that listens everywhere or on loopback is "localhost" to them. */
export function addressOf(host: string, port: number): string {
  const everywhereOrHere = ['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost'];
  const name = everywhereOrHere.includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}/`;
}
