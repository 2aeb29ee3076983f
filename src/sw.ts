/**
 * The service worker keeps the shell (page, scripts, styles, font) and nothing else: content lives in IndexedDB, and
 * feed, API and staff page go to the network untouched (U4). It also decides which shell a navigation gets when the
 * newest one does not come to life (U2).
 */
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { beginBoot, leaveBoot, settleBoot, type ShellChoice } from './shell/boot-journal.ts';
import { changeJournal, dropOtherShells, fromAnyKeptShell, fromGoodShell, keepGoodShell } from './shell/shell-store.ts';

declare const self: ServiceWorkerGlobalScope;
/** A digest over everything the app is built from. */
declare const __APP_VERSION__: string;

const manifest = self.__WB_MANIFEST as PrecacheEntry[];
const base = new URL('./', self.location.href);
const page = new URL('index.html', base).href;
const emergencyPage = new URL('darurat.html', base).href;

precacheAndRoute(manifest, { cleanURLs: false, directoryIndex: '' });
cleanupOutdatedCaches();

registerRoute(
  ({ request, url }) => request.mode === 'navigate' && (url.href === page || url.pathname === base.pathname),
  async ({ event, request }) => {
    const clientId = (event as FetchEvent).resultingClientId;
    const { shell, goodVersion } = await chooseShell(clientId);
    return (await shellPage(shell, goodVersion)) ?? fetch(request);
  },
);

// Files of an older shell are no longer in the precache, yet the shell that worked still asks for them.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.href.startsWith(new URL('assets/', base).href),
  async ({ request, url }) => (await fromAnyKeptShell(url.href)) ?? fetch(request),
);

async function chooseShell(clientId: string): Promise<{ shell: ShellChoice; goodVersion: string | undefined }> {
  try {
    return await changeJournal((journal) => {
      const boot = beginBoot(journal, { clientId, atEpochMs: Date.now(), version: __APP_VERSION__ });
      return { journal: boot.journal, result: { shell: boot.shell, goodVersion: journal.goodVersion } };
    });
  } catch {
    // A full or broken CacheStorage must not stand between a visitor and the gallery.
    return { shell: 'current', goodVersion: undefined };
  }
}

async function shellPage(shell: ShellChoice, goodVersion: string | undefined): Promise<Response | undefined> {
  if (shell === 'good' && goodVersion !== undefined) {
    const kept = await fromGoodShell(goodVersion, page);
    if (kept !== undefined) return kept;
  }
  return matchPrecache(shell === 'current' ? page : emergencyPage);
}

async function onSettled(entry: string): Promise<void> {
  const urls = manifest.map(({ url }) => new URL(url, base).href);
  // A page of the older shell that worked proves nothing about this one. File names carry digests, so they tell.
  const isOurs = urls.includes(entry);
  const isKept = await changeJournal((journal) => ({
    journal: settleBoot(journal),
    result: journal.goodVersion === __APP_VERSION__,
  }));
  if (!isOurs || isKept) return;
  const isComplete = await keepGoodShell(__APP_VERSION__, new Map(urls.map((url) => [url, () => matchPrecache(url)])));
  if (!isComplete) return;
  await changeJournal((journal) => ({ journal: { ...journal, goodVersion: __APP_VERSION__ }, result: undefined }));
  await dropOtherShells(__APP_VERSION__);
}

type Message = { type: 'SKIP_WAITING' } | { type: 'SETTLED'; entry: string } | { type: 'LEFT' };

self.addEventListener('message', (event) => {
  const message = event.data as Message;
  if (message.type === 'SKIP_WAITING') void self.skipWaiting();
  if (message.type === 'SETTLED') event.waitUntil(onSettled(message.entry));
  if (message.type === 'LEFT' && event.source !== null && 'id' in event.source) {
    const { id } = event.source;
    event.waitUntil(changeJournal((journal) => ({ journal: leaveBoot(journal, id), result: undefined })));
  }
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
