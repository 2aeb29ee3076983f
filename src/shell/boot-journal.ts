/**
 * [U2] Which shell a navigation gets. Pure: the journal goes in, the decision and the new journal come out.
 *
 * A boot is noted when the page is asked for and struck when the page says it came to life or was left on purpose.
 * A crashed renderer, a script that throws and a file that is missing say nothing, which is how they are counted.
 */

export interface Journal {
  /** Boots that have not come to life (yet). */
  readonly boots: readonly Boot[];
  /** The version that failed three times, until another version is installed. */
  readonly broken: { readonly version: string; readonly sinceEpochMs: number } | undefined;
  /** The newest version that came to life; its files are kept aside. */
  readonly goodVersion: string | undefined;
}

export type ShellChoice = 'current' | 'good' | 'emergency';

export const BOOTS_ALLOWED = 3;
export const BOOT_WINDOW_MS = 10 * 60_000;

export const emptyJournal: Journal = { boots: [], broken: undefined, goodVersion: undefined };

export interface Boot {
  readonly clientId: string;
  readonly atEpochMs: number;
  /** The version of the installed shell. */
  readonly version: string;
}

/** Notes a boot and decides what it gets. */
export function beginBoot(
  journal: Journal,
  { clientId, atEpochMs, version }: Boot,
): { shell: ShellChoice; journal: Journal } {
  const recent = journal.boots.filter(
    (boot) =>
      // What failed under an older version is no word against this one.
      boot.version === version &&
      // A clock that was set back must not keep old failures alive for ever.
      boot.atEpochMs <= atEpochMs &&
      atEpochMs - boot.atEpochMs < BOOT_WINDOW_MS,
  );
  const failed = recent.length >= BOOTS_ALLOWED;
  const broken = failed ? { version, sinceEpochMs: atEpochMs } : stillBroken(journal, version, atEpochMs);
  const boots = [...(failed ? [] : recent), { clientId, atEpochMs, version }];
  return {
    shell: chooseShell(broken !== undefined, journal.goodVersion, version),
    journal: { ...journal, boots, broken },
  };
}

/** A page came to life: whatever failed before is history. */
export function settleBoot(journal: Journal): Journal {
  return { ...journal, boots: [] };
}

/** A page was left (reload, new address) before it came to life: neither success nor failure. */
export function leaveBoot(journal: Journal, clientId: string): Journal {
  return { ...journal, boots: journal.boots.filter((boot) => boot.clientId !== clientId) };
}

function chooseShell(isBroken: boolean, goodVersion: string | undefined, version: string): ShellChoice {
  if (!isBroken) return 'current';
  return goodVersion !== undefined && goodVersion !== version ? 'good' : 'emergency';
}

/** With an older shell to fall back to, a broken version stays aside; without one it gets another chance now and then. */
function stillBroken({ broken, goodVersion }: Journal, version: string, atEpochMs: number): Journal['broken'] {
  if (broken === undefined || broken.version !== version) return undefined;
  const hasOther = goodVersion !== undefined && goodVersion !== version;
  const elapsed = atEpochMs - broken.sinceEpochMs;
  return hasOther || (elapsed >= 0 && elapsed < BOOT_WINDOW_MS) ? broken : undefined;
}
