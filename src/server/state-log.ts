/**
 * [K10] One line of the log for each change of state, none for its lasting: a server that looks every few seconds at
 * something broken would otherwise fill a disk in the months in which nobody looks.
 */
import type { FastifyBaseLogger } from 'fastify';

export type Severity = 'info' | 'warn' | 'error';

export interface State {
  /** In a word or two; another word is a change. */
  readonly state: string;
  readonly severity: Severity;
  /** More about it; told with a change, and no change by itself. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface StateLog {
  /** @param subject what is in that state, e.g. `feed` */
  readonly tell: (subject: string, state: State) => void;
}

/** More subjects than a server has; what has not changed for longest is forgotten first. */
const REMEMBERED_SUBJECTS = 2000;
const RANK = { info: 0, warn: 1, error: 2 } as const;

export function stateLog(log: Pick<FastifyBaseLogger, Severity>): StateLog {
  const last = new Map<string, State>();
  return {
    tell(subject, next) {
      const before = last.get(subject);
      if (before?.state === next.state) return;
      last.delete(subject);
      last.set(subject, next);
      if (last.size > REMEMBERED_SUBJECTS) last.delete(last.keys().next().value ?? '');
      // That a fault is over must be as loud as the fault, or a log that leaves out the quiet lines never tells its end.
      const severity =
        before !== undefined && RANK[before.severity] > RANK[next.severity] ? before.severity : next.severity;
      log[severity]({ subject, state: next.state, was: before?.state, ...next.detail }, `${subject}: ${next.state}`);
    },
  };
}
