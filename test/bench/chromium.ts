/** A Chromium as the lobby has it: its own profile, its own process. */
import { readdirSync, readFileSync } from 'node:fs';
import { chromium, type BrowserContext } from '@playwright/test';
import { findChromium } from '../browser/chromium.mjs';

const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openChromium(profileDir: string): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium');
  return chromium.launchPersistentContext(profileDir, {
    executablePath,
    chromiumSandbox: false,
    args: ARGS,
    viewport: { width: 1920, height: 1080 },
  });
}

/** Resident memory of the renderers started with this profile, in bytes; the largest is the kiosk's. */
export function rendererRssBytes(profileDir: string): number {
  const parents = new Set(pidsWith((command) => command.includes(`--user-data-dir=${profileDir}`)));
  const renderers = pidsWith((command) => command.includes('--type=renderer')).filter((pid) =>
    hasAncestor(pid, parents),
  );
  return Math.max(0, ...renderers.map((pid) => rssBytes(pid)));
}

function pidsWith(matches: (command: string) => boolean): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => matches(readProc(pid, 'cmdline').replaceAll('\0', ' ')));
}

function hasAncestor(pid: number, ancestors: ReadonlySet<number>): boolean {
  for (let current = pid; current > 1; current = parentOf(current)) if (ancestors.has(current)) return true;
  return false;
}

const parentOf = (pid: number): number => Number(/^PPid:\s+(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? 0);
const rssBytes = (pid: number): number => Number(/^VmRSS:\s+(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? 0) * 1024;

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It has ended since it was listed.
    return '';
  }
}
