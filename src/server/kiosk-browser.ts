/** `npm run kiosk`: Chromium, full screen, on the gallery. Stays as long as Chromium does; systemd starts it again. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { readKioskArguments } from './chromium/arguments.ts';
import { findChromium } from './chromium/find.ts';
import { chromiumArguments } from './chromium/flags.ts';
import { canStartOffline, prepareProfile } from './chromium/profile.ts';
import { watchPage } from './chromium/watch-page.ts';

/** A box that has just been switched on starts the browser before the server. */
const FIRST_ANSWER_MAX_MS = 120_000;
const ASK_EVERY_MS = 1000;
const ANSWER_MAX_MS = 5000;

/**
 * @param args what stands after `npm run kiosk --`
 * @returns the exit code: Chromium's own, or 1 after one sentence on stderr
 */
export async function openKiosk(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const asked = readKioskArguments(args, env);
  if ('sentence' in asked) return failWith(asked.sentence);
  const chromium = findChromium(env);
  if (chromium === undefined) {
    return failWith('Chromium tidak ditemukan; pasang dengan "sudo apt install chromium" atau isi CHROMIUM_PATH.');
  }
  if (process.getuid?.() === 0 && asked.sandbox) {
    // Chromium refuses too, but only after it has opened a window.
    return failWith('Jangan jalankan sebagai root; pakai akun biasa, atau --no-sandbox hanya untuk percobaan.');
  }
  const { url, profileDir } = asked;
  // The page of a used profile starts from its own store. A new one needs the server once, and Chromium's own error page
  // is no sight for a lobby.
  if (!(await canStartOffline(profileDir, url.origin)) && !(await answersInTime(url))) {
    return failWith(`Alamat ${url.href} tidak menjawab; jalankan server dengan "npm start", lalu coba lagi.`);
  }
  await prepareProfile(profileDir, url.origin);
  // The snap's wrapper is not known to hand the pipe on, and without it Chromium would not start.
  const isWatched = !chromium.startsWith('/snap/');
  const isWayland = (env['WAYLAND_DISPLAY'] ?? '') !== '';
  return run(chromium, chromiumArguments({ ...asked, url: url.href, isWayland, isWatched }), isWatched);
}

function failWith(sentence: string): number {
  console.error(sentence);
  return 1;
}

async function answersInTime(url: URL): Promise<boolean> {
  const untilMs = performance.now() + FIRST_ANSWER_MAX_MS;
  let told = false;
  for (;;) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MAX_MS) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok === true) return true;
    if (performance.now() > untilMs) return false;
    if (!told) console.log(`Menunggu ${url.href} …`);
    told = true;
    await delay(ASK_EVERY_MS);
  }
}

function run(chromium: string, args: readonly string[], isWatched: boolean): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(chromium, args, {
      // The fourth is what Chromium reads, the fifth what it writes.
      stdio: ['inherit', 'inherit', 'inherit', ...(isWatched ? (['pipe', 'pipe'] as const) : [])],
    });
    const stopWatching = isWatched
      ? watchPage({ writable: child.stdio[3] as Writable, readable: child.stdio[4] as Readable }, (sentence) => {
          console.error(sentence);
          // What hangs does not hear a polite signal.
          child.kill('SIGKILL');
        })
      : () => {};
    let stopping = false;
    const forward = (signal: NodeJS.Signals) => {
      stopping = true;
      child.kill(signal);
    };
    const signals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGINT', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    const end = (exitCode: number) => {
      stopWatching();
      for (const signal of signals) process.off(signal, forward);
      resolve(exitCode);
    };
    child.once('error', (error) => end(failWith(`Chromium tidak dapat dijalankan (${chromium}): ${error.message}`)));
    // Stopped on request is a clean end, whatever Chromium makes of the signal.
    child.once('exit', (code, signal) =>
      end(stopping ? 0 : (code ?? 128 + (signal === null ? 0 : constants.signals[signal]))),
    );
  });
}
