/** Where Chromium is on this machine. */
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** @returns an absolute path: CHROMIUM_PATH when it is set (even if nothing is there, so that a typo is noticed), else the first on PATH */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { CHROMIUM_PATH: chosen, PATH = '' } = env;
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  const folders = PATH.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
