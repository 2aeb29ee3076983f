/** Chromium's profile, made ready before each start: what a person would otherwise have to press once, on every box. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';

type JsonObject = Record<string, unknown>;

const CONTENT_SETTING_ALLOW = 1;

/**
 * Whether this page has been opened with this profile before, and so starts by itself, with or without a server. A service
 * worker of another origin proves nothing: staff move a screen to a new address.
 */
export async function canStartOffline(profileDir: string, origin: string): Promise<boolean> {
  const folder = path.join(profileDir, 'Default');
  if (!existsSync(path.join(folder, 'Service Worker'))) return false;
  return JSON.stringify((await readJson(path.join(folder, 'Preferences'))) ?? '').includes(patternOf(origin));
}

/** @param origin of the kiosk, as `URL.origin` writes it */
export async function prepareProfile(profileDir: string, origin: string): Promise<void> {
  const folder = path.join(profileDir, 'Default');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'Preferences');
  const preferences = kioskPreferences(await readJson(file), origin);
  await writeFile(`${file}.new`, JSON.stringify(preferences));
  await rename(`${file}.new`, file);
  await dropForeignLock(profileDir);
}

/** @returns what Chromium has remembered, with the settings of a kiosk put over it and everything else kept */
export function kioskPreferences(existing: unknown, origin: string): JsonObject {
  return merge(existing, {
    profile: {
      content_settings: {
        exceptions: {
          // Without it `navigator.storage.persist()` is refused, and a full disk may cost the screen its content.
          durable_storage: { [patternOf(origin)]: { setting: CONTENT_SETTING_ALLOW } },
        },
      },
      // After a power cut Chromium would say that it did not shut down correctly, to a lobby full of people.
      exit_type: 'Normal',
      exited_cleanly: true,
    },
    // An Indonesian page on an English system is offered a translation, over the picture; no flag turns that off.
    translate: { enabled: false },
  });
}

/** As Chromium writes an origin in its settings: with its port, even the usual one. */
function patternOf(origin: string): string {
  const { protocol, port } = new URL(origin);
  const usualPort = protocol === 'https:' ? 443 : 80;
  return port === '' ? `${origin}:${usualPort},*` : `${origin},*`;
}

function merge(existing: unknown, over: JsonObject): JsonObject {
  const result = isObject(existing) ? { ...existing } : {};
  for (const [key, value] of Object.entries(over)) {
    result[key] = isObject(value) ? merge(result[key], value) : value;
  }
  return result;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // Not there yet, or torn by a power cut: Chromium would start over as well.
    return undefined;
  }
}

/**
 * A profile locked by "another computer" keeps Chromium from starting, with a dialog. The lock names host and process; a
 * box that got a new name with a power cut (DHCP does that) would be locked out of its own profile for good.
 */
async function dropForeignLock(profileDir: string): Promise<void> {
  const lock = path.join(profileDir, 'SingletonLock');
  const owner = await readlink(lock).catch(() => undefined);
  if (owner === undefined || owner.startsWith(`${hostname()}-`)) return;
  await Promise.all(
    ['SingletonLock', 'SingletonSocket', 'SingletonCookie'].map((name) =>
      rm(path.join(profileDir, name), { force: true }),
    ),
  );
}
