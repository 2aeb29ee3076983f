/**
 * The browser for the tests: found, or installed, or asked for in one sentence.
 * `node test/browser/chromium.mjs` makes sure there is one and prints its path; the Playwright configuration only looks.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

// Chromium in a package of the registry, for machines without root. Not in package.json: everybody would pay 67 MB for it.
const PACKAGE = '@sparticuz/chromium@153.0.0';
const CACHE = path.join(ROOT, 'node_modules/.cache/chromium');
// The package names its file so, inside the temporary folder of the process that unpacks it.
const UNPACKED = path.join(CACHE, 'chromium');

/** @returns {string | undefined} the path of a browser that is there already */
export function findChromium() {
  const { CHROMIUM_PATH } = process.env;
  // Chosen by hand: not replaced by another one, even when it is wrong.
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  return [...INSTALLED, UNPACKED].find((file) => existsSync(file));
}

/** Debian and its children: the real thing, with wake lock and a window. Needs root. */
export function installBySystem() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  execFileSync('apt-get', ['update'], quiet);
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet);
  return findChromium();
}

/** From the registry, as any other package; unpacked once into the cache folder of the project. */
export function installByNpm() {
  execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', PACKAGE], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  mkdirSync(CACHE, { recursive: true });
  // In a process of its own, because it unpacks into TMPDIR and reads that once.
  const unpack = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  execFileSync(process.execPath, ['--eval', unpack], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TMPDIR: CACHE },
  });
  return existsSync(UNPACKED) ? UNPACKED : undefined;
}

/** @returns {string | undefined} the path of a browser, installed if need be */
function findOrInstall() {
  for (const attempt of [findChromium, installBySystem, installByNpm]) {
    try {
      const file = attempt();
      if (file !== undefined) return file;
    } catch (error) {
      // No mirror, no space: the next way may be open.
      console.error(`${attempt.name}: ${String(error)}`);
    }
  }
  return undefined;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = findOrInstall();
  if (file === undefined || !existsSync(file)) {
    console.error(
      'No Chromium for the browser tests: install the package "chromium", or set CHROMIUM_PATH to a browser.',
    );
    process.exit(1);
  }
  console.log(file);
}
