/**
 * The staff's side of the server, kept open beside the screens: opened after the port answers, tried again while its
 * database cannot be opened (a database server may come up later than this box), and closed with everything else.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Teller } from './publication.ts';
import type { StaffGate } from './staff-gate.ts';

const TRY_AGAIN_MS = 15_000;
const TICK_MS = 20_000;
/** Somebody at the page waits no longer for a database that hangs. */
const ANSWER_WITHIN_MS = 10_000;

/** What is there once the database is open. */
export interface StaffPart {
  readonly app: FastifyInstance;
  /** Of the link that makes the first administrator; undefined when there is one. */
  readonly setupToken: string | undefined;
  /** Does what is due by now. */
  readonly tick: (nowMs: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface StaffKeeper {
  readonly gate: StaffGate;
  /**
   * Begins to open the part. Nothing that goes wrong is thrown: it is told, once for each reason.
   * @param address where people reach this server, with a slash at the end
   */
  readonly start: (address: string) => void;
  readonly stop: () => Promise<void>;
}

export function keepStaffPart(open: () => Promise<StaffPart>, { say, complain }: Teller): StaffKeeper {
  const ending = new AbortController();
  const { signal } = ending;
  let part: StaffPart | undefined;
  let life: Promise<void> | undefined;
  let settled!: () => void;
  /** Until the first attempt has ended nobody is told that the page is out of order. */
  const firstAttempt = new Promise<void>((resolve) => {
    settled = resolve;
  });

  const aborted = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined));
  });
  const pause = (ms: number) => delay(ms, undefined, { signal, ref: false }).catch(() => {});

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
      settled();
      await pause(TRY_AGAIN_MS);
    }
    return undefined;
  }

  async function live(address: string): Promise<void> {
    part = await openPatiently();
    settled();
    if (part === undefined) return;
    if (part.setupToken !== undefined && !signal.aborted) say(setupLine(address, part.setupToken));
    while (!signal.aborted) {
      await part
        .tick(Date.now())
        .catch((error: unknown) => complain(`Penerbitan terjadwal terganggu: ${String(error)}`));
      await pause(TICK_MS);
    }
  }

  return {
    async gate() {
      await Promise.race([firstAttempt, pause(ANSWER_WITHIN_MS)]);
      return part?.app;
    },
    start(address) {
      life ??= live(address);
    },
    async stop() {
      ending.abort();
      settled();
      await life;
      await part?.close();
    },
  };
}

const setupLine = (address: string, token: string): string =>
  `Pengelola pertama: buka ${address}staf/tautan/${token} (berlaku 30 menit, satu kali pakai)`;
