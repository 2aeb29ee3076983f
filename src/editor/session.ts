/**
 * Who is signed in. When a session ends under somebody's hands, the page stays as it is and asks for the password over
 * it: a form full of words is never lost to a sign-in page.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { SudinKey } from '../contract/places.ts';
import { may, type Action, type Actor } from '../api/roles.ts';
import { routes } from '../api/routes.ts';
import { call, CallError, type CallInput } from './call.ts';
import type { AnswerOf, Route } from '../api/route.ts';

export interface SessionModel {
  /** `unknown` until the server has answered for the first time. */
  readonly state: ReadonlySignal<'unknown' | 'signed-out' | 'signed-in' | 'ended'>;
  /** Stays while the session has only ended: the page behind the dialog is still theirs. */
  readonly actor: ReadonlySignal<Actor | undefined>;
  readonly needsSetup: ReadonlySignal<boolean>;
  /** What the signed-in person may do; the server decides it again. */
  readonly may: (action: Action, sudin?: SudinKey) => boolean;
  readonly load: () => Promise<void>;
  /** @throws {CallError} with the sentence to show */
  readonly signIn: (name: string, password: string) => Promise<void>;
  readonly signOut: (everywhere: boolean) => Promise<void>;
  /** Takes over what a route answered that signs in by itself (a used link). */
  readonly enter: (answer: AnswerOf<typeof routes.session>) => void;
  /**
   * `call`, and where the session has ended: waits until somebody has signed in again, then calls once more.
   * @throws {CallError} for every other refusal
   */
  readonly ask: <R extends Route>(route: R, input: CallInput<R>) => Promise<AnswerOf<R>>;
  /** Grows with everything this page has changed; numbers beside the navigation are looked up anew then. */
  readonly changes: ReadonlySignal<number>;
  /** For what changes without a call of its own: a publication that has ended. */
  readonly noteChange: () => void;
}

export function createSession(send: typeof call = call): SessionModel {
  const state = signal<'unknown' | 'signed-out' | 'signed-in' | 'ended'>('unknown');
  const actor = signal<Actor | undefined>(undefined);
  const needsSetup = signal(false);
  const changes = signal(0);
  let waiting: (() => void)[] = [];

  function enter(answer: AnswerOf<typeof routes.session>): void {
    needsSetup.value = answer.needsSetup;
    if (answer.actor === null) {
      actor.value = undefined;
      state.value = 'signed-out';
      return;
    }
    actor.value = answer.actor;
    state.value = 'signed-in';
    const ready = waiting;
    waiting = [];
    for (const go of ready) go();
  }

  async function ask<R extends Route>(route: R, input: CallInput<R>): Promise<AnswerOf<R>> {
    const answer = await sendSignedIn(route, input);
    if (route.method !== 'GET') changes.value++;
    return answer;
  }

  async function sendSignedIn<R extends Route>(route: R, input: CallInput<R>): Promise<AnswerOf<R>> {
    try {
      return await send(route, input);
    } catch (error) {
      if (!(error instanceof CallError) || error.code !== 'not-signed-in' || actor.value === undefined) throw error;
      state.value = 'ended';
      await new Promise<void>((resolve) => waiting.push(resolve));
      return send(route, input);
    }
  }

  return {
    state: computed(() => state.value),
    actor: computed(() => actor.value),
    needsSetup: computed(() => needsSetup.value),
    may: (action, sudin) => actor.value !== undefined && may(actor.value, action, sudin),
    async load() {
      enter(await send(routes.session, {}));
    },
    async signIn(name, password) {
      enter(await send(routes.signIn, { body: { name, password } }));
    },
    async signOut(everywhere) {
      await send(everywhere ? routes.signOutEverywhere : routes.signOut, {});
      enter({ actor: null, needsSetup: false });
    },
    enter,
    ask,
    changes: computed(() => changes.value),
    noteChange: () => void changes.value++,
  };
}
