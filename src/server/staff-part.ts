/**
 * The staff's side of the server, kept open beside the screens: opened after the port answers, tried again while its
 * database cannot be opened (a database server may come up later than this box), and closed with everything else.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { ScreensDesk } from '../screens/screens-desk.ts';
import type { PublicationOutcome, Teller } from './publication.ts';
import type { StaffGate } from './staff-gate.ts';

const TRY_AGAIN_MS = 15_000;
const TICK_MS = 20_000;
/** For what is under way when the server is stopped; a publication that is cut off changes nothing (F13). */
const STOP_WITHIN_MS = 5000;
/** Somebody at the page waits no longer for a database that hangs. */
const ANSWER_WITHIN_MS = 10_000;

/** What is there once the database is open. */
export interface StaffPart {
  readonly app: FastifyInstance;
  /** Where screens report. */
  readonly screens: ScreensDesk;
  /** Of the link that makes the first administrator; undefined when there is one. */
  readonly setupToken: string | undefined;
  readonly hasAccounts: boolean;
  /** @param say hears how it gets on */
  readonly publishAtStart: (say: (line: string) => void) => Promise<PublicationOutcome>;
  readonly hasUnpublished: () => Promise<boolean>;
  /** Does what is due by now. */
  readonly tick: (nowMs: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface StaffKeeper {
  readonly gate: StaffGate;
  /** Begins to open the part; asked again, it has begun. Nothing that goes wrong is thrown: it is told, once for each reason. */
  readonly start: () => void;
  /**
   * Prints the way to the first account, as soon as there is one to print.
   * @param address where people reach this server, with a slash at the end
   */
  readonly announce: (address: string) => void;
  /** What is there at this moment; nobody waits. */
  readonly now: () => StaffPart | undefined;
  /** What came of the first attempt; undefined when it failed, or takes longer than anybody waits. */
  readonly soon: () => Promise<StaffPart | undefined>;
  /** Undefined when the server was stopped before. */
  readonly opened: Promise<StaffPart | undefined>;
  readonly stop: () => Promise<void>;
}

export function keepStaffPart(open: () => Promise<StaffPart>, { say, complain }: Teller): StaffKeeper {
  const ending = new AbortController();
  const { signal } = ending;
  const aborted = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined));
  });
  const pause = (ms: number) => delay(ms, undefined, { signal, ref: false }).catch(() => {});
  const firstAttempt = later<void>();
  const opened = later<StaffPart | undefined>();
  let part: StaffPart | undefined;
  let life: Promise<void> | undefined;

  async function openPatiently(): Promise<StaffPart | undefined> {
    let told = '';
    while (!signal.aborted) {
      try {
        // A database that hangs must not keep the process.
        return await Promise.race([open(), aborted]);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (reason !== told) complain(`Halaman staf belum dapat dipakai, layar tetap berjalan: ${reason}`);
        told = reason;
      }
      firstAttempt.resolve();
      await pause(TRY_AGAIN_MS);
    }
    return undefined;
  }

  async function live(): Promise<void> {
    const ready = await openPatiently();
    part = ready;
    firstAttempt.resolve();
    opened.resolve(ready);
    if (ready === undefined) return;
    while (!signal.aborted) {
      await ready
        .tick(Date.now())
        .catch((error: unknown) => complain(`Penerbitan terjadwal terganggu: ${String(error)}`));
      await pause(TICK_MS);
    }
  }

  let patience: Promise<void> | undefined;
  const soon = async () => {
    // One for all who ask: each of its own would be a listener and a timer for every request.
    patience ??= Promise.race([firstAttempt.promise, pause(ANSWER_WITHIN_MS)]);
    await patience;
    return part;
  };

  return {
    soon,
    now: () => part,
    opened: opened.promise,
    gate: async () => (await soon())?.app,
    start() {
      life ??= live();
    },
    announce(address) {
      void opened.promise.then((ready) => {
        const token = ready?.setupToken;
        if (token !== undefined && !signal.aborted) say(setupLine(address, token));
      });
    },
    async stop() {
      ending.abort();
      firstAttempt.resolve();
      opened.resolve(undefined);
      await Promise.race([life, delay(STOP_WITHIN_MS, undefined, { ref: false })]);
      await part?.close();
    },
  };
}

function later<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

const setupLine = (address: string, token: string): string =>
  `Pengelola pertama: buka ${address}staf/tautan/${token} (berlaku 30 menit, satu kali pakai)`;
