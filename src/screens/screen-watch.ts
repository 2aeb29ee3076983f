/**
 * [G6] Looks at every screen now and then: one line in the log for each change of state, and one word to the webhook
 * for each silence and each return. A word that was not taken is said again, later and later, and not at all when it is no
 * longer true.
 */
import type { ScreenStateName } from '../api/screens.ts';
import { WEBHOOK_AT_ONCE, WEBHOOK_RETRY_FIRST_MS, WEBHOOK_RETRY_MAX_MS } from './limits.ts';
import { stateOf, type StateQuestion } from './screen-state.ts';
import type { KnownScreen, ToldState } from './screen-rows.ts';
import type { TellNews } from './webhook.ts';

export interface ScreenLog {
  /** @param state the new one, `screen` and `sinceMs` say of whom and since when */
  readonly changed: (line: {
    readonly screen: string;
    readonly id: string;
    readonly state: ScreenStateName;
    readonly sinceMs: number;
  }) => void;
}

export interface ScreenWatchPorts {
  readonly log: ScreenLog;
  /** Undefined: nobody wants to hear. */
  readonly tell: TellNews | undefined;
}

export interface ScreenWatch {
  /**
   * Compares what is with what was told.
   * @param told hands back the screens of which something else has been told now
   */
  look(screens: readonly KnownScreen[], question: StateQuestion): Promise<KnownScreen[]>;
  forget(screenId: string): void;
}

export function createScreenWatch({ log, tell }: ScreenWatchPorts): ScreenWatch {
  const logged = new Map<string, ScreenStateName>();
  let failures = 0;
  let quietUntilMs = -Infinity;

  function note({ report, seenAtMs }: KnownScreen, state: ScreenStateName, nowMs: number): void {
    const { screenId: id, name: screen } = report;
    const before = logged.get(id);
    logged.set(id, state);
    // Met for the first time since the server started: as it should be, or worth a line.
    if (before === state || (before === undefined && state !== 'silent')) return;
    log.changed({ screen, id, state, sinceMs: state === 'silent' ? seenAtMs : nowMs });
  }

  return {
    async look(screens, question) {
      const { nowMs } = question;
      const changed: KnownScreen[] = [];
      let said = 0;
      for (const screen of screens) {
        const state = stateOf(screen, question);
        note(screen, state, nowMs);
        const toTell: ToldState = state === 'silent' ? 'silent' : 'connected';
        if (toTell === screen.toldState) continue;
        const sinceMs = toTell === 'silent' ? screen.seenAtMs : nowMs;
        if (tell !== undefined) {
          if (nowMs < quietUntilMs || said >= WEBHOOK_AT_ONCE) continue;
          said++;
          const { screenId, name } = screen.report;
          if (!(await tell({ screenId, name, state: toTell, sinceMs }))) {
            quietUntilMs = nowMs + Math.min(WEBHOOK_RETRY_MAX_MS, WEBHOOK_RETRY_FIRST_MS * 2 ** failures++);
            continue;
          }
          failures = 0;
        }
        changed.push({ ...screen, toldState: toTell, toldAtMs: sinceMs });
      }
      return changed;
    },
    forget: (screenId) => void logged.delete(screenId),
  };
}
