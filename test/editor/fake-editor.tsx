/** What a view of the staff page needs around it, with a server that answers what a test has prepared. */
import { act, render } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { vi, type Mock } from 'vitest';
import type { AnswerOf, Route } from '../../src/api/route.ts';
import type { Actor, Role } from '../../src/api/roles.ts';
import { routes } from '../../src/api/routes.ts';
import { CallError, type CallInput } from '../../src/editor/call.ts';
import { EditorContext, type Editor } from '../../src/editor/context.ts';
import { FALLBACK_GALLERY } from '../../src/editor/fallback-gallery.ts';
import { createScreensWatch } from '../../src/editor/screens/screens-watch.ts';
import { createSession } from '../../src/editor/session.ts';

/** By the name of a route: what it answers, or what it is refused with. */
export type Answers = Partial<Record<keyof typeof routes, unknown>>;

const ACTORS: Readonly<Record<Role, Actor>> = {
  admin: { id: 1, name: 'admin', displayName: 'Admin Contoh', role: 'admin' },
  kurator: { id: 2, name: 'kurator', displayName: 'Kurator Contoh', role: 'kurator', sudin: 'kpkp' },
  peninjau: { id: 3, name: 'peninjau', displayName: 'Peninjau Contoh', role: 'peninjau' },
};

export interface FakeEditor {
  readonly editor: Editor;
  /** Hears every call. */
  readonly sent: Mock<(route: Route, input: unknown) => void>;
  /** From the next call on. */
  answer(more: Answers): void;
  /** Resolves when everything has been answered. */
  show(view: ComponentChildren): Promise<void>;
}

export function fakeEditor(
  first: Answers = {},
  { role = 'admin', today = '2026-11-25' }: { role?: Role; today?: string } = {},
): FakeEditor {
  let answers = first;
  const nameOf = (route: Route) =>
    (Object.keys(routes) as (keyof typeof routes)[]).find((name) => (routes[name] as Route) === route);
  const sent = vi.fn<(route: Route, input: unknown) => void>();
  async function send<R extends Route>(route: R, input: CallInput<R>): Promise<AnswerOf<R>> {
    sent(route, input);
    const name = nameOf(route);
    const answer = name === undefined ? undefined : answers[name];
    if (answer instanceof CallError) throw answer;
    if (answer === undefined) throw new CallError('not-found', `Tidak ada jawaban untuk ${name ?? ''}.`);
    return answer as AnswerOf<R>;
  }
  const session = createSession(send);
  session.enter({ actor: ACTORS[role], needsSetup: false });
  const editor: Editor = {
    session,
    today,
    gallery: FALLBACK_GALLERY,
    sudinName: (key) => key.toUpperCase(),
    screens: createScreensWatch(send),
    tell: vi.fn(),
    go: vi.fn(),
  };
  return {
    editor,
    sent,
    answer: (more) => void (answers = { ...answers, ...more }),
    async show(view) {
      render(<EditorContext.Provider value={editor}>{view}</EditorContext.Provider>);
      await answered();
    },
  };
}

/** What a route was called with, in order. */
export const callsOf = ({ sent }: Pick<FakeEditor, 'sent'>, route: Route): unknown[] =>
  sent.mock.calls.filter(([called]) => called === route).map(([, input]) => input);

/** An answer leads to a picture, and that to the next question, which is asked when the picture stands. */
const ROUNDS = 3;
const STEPS = 20;

export async function answered(): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    await act(async () => {
      for (let step = 0; step < STEPS; step++) await Promise.resolve();
    });
  }
}
