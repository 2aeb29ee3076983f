/** Which files of the built kiosk are its shell: what the service worker keeps so that the page starts without network. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from './files.ts';

export interface ShellEntry {
  /** Relative to sw.js, so that the same build works under a sub-path. */
  readonly url: string;
  /** null where the name already carries a digest. */
  readonly revision: string | null;
}

const SHELL = [
  /^(?:index\.html|darurat\.(?:html|css))$/,
  /^manifest\.webmanifest$/,
  /^icons\/.+$/,
  /^assets\/.+\.(?:js|css)$/,
  // Indonesian and English need no more; the other subsets stay on the server and are fetched where a name needs them.
  /^assets\/.+-latin(?:-ext)?-wght-normal.*\.woff2$/,
];

const DIGEST_CHARS = 16;

/** The shell of a built kiosk, in a fixed order. */
export async function shellEntries(builtDir: string): Promise<ShellEntry[]> {
  const files = (await filesBelow(builtDir)).filter((file) => SHELL.some((pattern) => pattern.test(file)));
  return Promise.all(
    files.map(async (file) => ({
      url: file,
      revision: file.startsWith('assets/') ? null : digest(await readFile(path.join(builtDir, file))),
    })),
  );
}

const digest = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex').slice(0, DIGEST_CHARS);
