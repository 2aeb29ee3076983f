import { describe, expect, it } from 'vitest';
import type { Route } from '../../src/api/route.ts';
import { routes } from '../../src/api/routes.ts';
import type { Session } from '../../src/api/people.ts';
import { CallError, type call } from '../../src/editor/call.ts';
import { createSession } from '../../src/editor/session.ts';

const kurator = {
  id: 7,
  name: 'kurator-kpkp',
  displayName: 'Kurator KPKP',
  role: 'kurator' as const,
  sudin: 'kpkp' as const,
};
const signedIn: Session = { actor: kurator, needsSetup: false };

/** Answers each route from a list, the last one again and again. */
function server(scripts: Partial<Record<string, readonly unknown[]>>) {
  const asked: string[] = [];
  const send = async (route: Route) => {
    const name = Object.entries(routes).find(([, each]) => each === route)?.[0] ?? '';
    asked.push(name);
    const script = scripts[name] ?? [];
    const answer = script[Math.min(asked.filter((each) => each === name).length, script.length) - 1];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { asked, send: send as typeof call };
}

const ended = new CallError('not-signed-in', 'Sesi berakhir.');

describe('the session of the staff page', () => {
  it('is unknown until the server has answered', async () => {
    const { send } = server({ session: [{ actor: null, needsSetup: true }] });
    const session = createSession(send);
    expect(session.state.value).toBe('unknown');
    await session.load();
    expect(session.state.value).toBe('signed-out');
    expect(session.needsSetup.value).toBe(true);
  });

  it('that ends under an edit waits for the password, then sends the very same edit again', async () => {
    const { asked, send } = server({
      session: [signedIn],
      signIn: [signedIn],
      discardChanges: [ended, { id: 'kopi' }],
    });
    const session = createSession(send);
    await session.load();
    const edit = session.ask(routes.discardChanges, { params: { sudin: 'kpkp', id: 'kopi' }, ifMatch: 'e1' });
    await Promise.resolve();
    await Promise.resolve();
    expect(session.state.value).toBe('ended');
    expect(session.actor.value).toEqual(kurator);
    await session.signIn('kurator-kpkp', 'kata sandi panjang');
    expect(await edit).toEqual({ id: 'kopi' });
    expect(asked).toEqual(['session', 'discardChanges', 'signIn', 'discardChanges']);
  });

  it('counts what it has changed, and neither looking nor what was refused', async () => {
    const { send } = server({
      session: [signedIn],
      dashboard: [{}],
      discardChanges: [{ id: 'kopi' }, new CallError('conflict', 'Tidak dapat dibuang.')],
    });
    const session = createSession(send);
    await session.load();
    const discard = () => session.ask(routes.discardChanges, { params: { sudin: 'kpkp', id: 'kopi' }, ifMatch: 'e1' });
    await session.ask(routes.dashboard, {});
    expect(session.changes.value).toBe(0);
    await discard();
    expect(session.changes.value).toBe(1);
    await expect(discard()).rejects.toThrow('Tidak dapat dibuang.');
    expect(session.changes.value).toBe(1);
  });

  it('that never began asks nobody to wait', async () => {
    const { send } = server({ session: [{ actor: null, needsSetup: false }], dashboard: [ended] });
    const session = createSession(send);
    await session.load();
    await expect(session.ask(routes.dashboard, {})).rejects.toBe(ended);
  });

  it('shows a curator no more than its own Suku Dinas', async () => {
    const session = createSession(server({ session: [signedIn] }).send);
    expect(session.may('edit-product', 'kpkp')).toBe(false);
    await session.load();
    expect(session.may('edit-product', 'kpkp')).toBe(true);
    expect(session.may('edit-product', 'sosial')).toBe(false);
    expect(session.may('publish')).toBe(false);
  });
});
