/** What `npm run kiosk` was asked for. */
import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { addressOf, readConfig } from '../config.ts';

export interface KioskArguments {
  readonly url: URL;
  readonly profileDir: string;
  readonly size: { readonly width: number; readonly height: number } | undefined;
  readonly sandbox: boolean;
}

const USAGE = 'Pilihan: --url ALAMAT, --profile FOLDER, --size LEBARxTINGGI, --no-sandbox.';

/** @returns the arguments, or the sentence that says what to mend */
export function readKioskArguments(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): KioskArguments | { sentence: string } {
  const values = parse(args);
  if (values === undefined) return { sentence: `Pilihan tidak dikenal. ${USAGE}` };
  const config = readConfig(env);
  if ('sentence' in config) return config;

  const address = values.url ?? addressOf('localhost', config.port);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !isTrustworthy(url)) {
    return {
      sentence: `Alamat "${address}" tidak dapat dipakai: gunakan https://… atau http://localhost. Lewat http:// biasa peramban tidak dapat menyimpan isi untuk saat jaringan mati.`,
    };
  }
  const [, width, height] = /^([1-9]\d{1,4})x([1-9]\d{1,4})$/.exec(values.size ?? '') ?? [];
  if (values.size !== undefined && width === undefined) {
    return { sentence: `Ukuran "${values.size}" tidak dapat dibaca; tulis misalnya --size 1920x1080.` };
  }
  return {
    url,
    profileDir: path.resolve(values.profile ?? path.join(stateDir(env), 'galeri-kiosk')),
    size: width === undefined ? undefined : { width: Number(width), height: Number(height) },
    sandbox: values['no-sandbox'] !== true,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: { type: 'string' },
        profile: { type: 'string' },
        size: { type: 'string' },
        'no-sandbox': { type: 'boolean' },
      },
    }).values;
  } catch {
    return undefined;
  }
}

/** Browsers give a service worker to these origins only; without one the screen dies with its network. */
function isTrustworthy({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true;
  return protocol === 'http:' && /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

const stateDir = ({ XDG_STATE_HOME }: Readonly<Record<string, string | undefined>>): string =>
  XDG_STATE_HOME !== undefined && path.isAbsolute(XDG_STATE_HOME)
    ? XDG_STATE_HOME
    : path.join(homedir(), '.local', 'state');
