/** People as the page meets them: over HTTP, with real accounts behind. */
import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, it } from 'vitest';
import { changeAccount } from '../../../src/accounts/accounts.ts';
import { ensureSetupLink } from '../../../src/accounts/make-links.ts';
import { useSession } from '../../../src/accounts/sessions.ts';
import type { Route } from '../../../src/api/route.ts';
import { routes } from '../../../src/api/routes.ts';
import { auditHandlers } from '../../../src/server/staff/audit-handlers.ts';
import { peopleHandlers } from '../../../src/server/staff/people-handlers.ts';
import { administrator, auditOf, DAY_MS, invited, MINUTE_MS, NOW_MS, PASSWORD } from '../../accounts/people.ts';
import { temporaryRecords } from '../../records/temp-records.ts';
import { staffSite } from './staff-site.ts';

/** A page open in a browser: it keeps its cookie. */
async function office() {
  const records = await temporaryRecords();
  let nowMs = NOW_MS;
  const { ask } = await staffSite({
    handlers: { ...peopleHandlers(records), ...auditHandlers(records) },
    actorOf: (session, atMs) => useSession(records, session, atMs),
    now: () => nowMs,
  });
  const browser = () => {
    let cookie = '';
    const call = async (route: Route, body?: object, parameters?: Record<string, string>) => {
      const answer = await ask('nobody', route, {
        headers: { cookie },
        ...(body === undefined ? {} : { payload: body }),
        ...(parameters === undefined ? {} : { parameters }),
      });
      const set = answer.headers['set-cookie'];
      if (set !== undefined) cookie = String(set).split(';')[0] ?? '';
      return answer;
    };
    const signIn = (name: string, password = PASSWORD) => call(routes.signIn, { name, password });
    return { call, signIn, cookie: () => cookie };
  };
  return { records, browser, passes: (ms: number) => (nowMs += ms) };
}

const actorIn = (answer: LightMyRequestResponse) => answer.json().actor;

describe('people, over HTTP', () => {
  it('[E10] the set-up link makes the first administrator, who is signed in at once', async () => {
    const { records, browser } = await office();
    const { call } = browser();
    expect((await call(routes.session)).json()).toEqual({ actor: null, needsSetup: true });
    const link = await ensureSetupLink(records, NOW_MS);
    const token = { token: String(link?.token) };
    expect((await call(routes.readLink, undefined, token)).json()).toMatchObject({ purpose: 'setup', role: 'admin' });
    const form = { name: 'admin.satu', displayName: 'Admin Contoh', password: PASSWORD };
    expect(actorIn(await call(routes.useLink, form, token))).toMatchObject({ name: 'admin.satu', role: 'admin' });
    expect(actorIn(await call(routes.session))).toMatchObject({ name: 'admin.satu' });
    const again = await call(routes.useLink, form, token);
    expect(again.json()).toMatchObject({ status: 404, error: 'not-found' });
    expect((await browser().call(routes.session)).json()).toEqual({ actor: null, needsSetup: false });
  });

  it('[E11] a wrong name and a wrong password get the same answer', async () => {
    const { records, browser } = await office();
    await administrator(records);
    const { signIn } = browser();
    const [name, password] = [await signIn('tidak.ada'), await signIn('admin.satu', 'bukan ini kata sandinya')];
    expect(name.statusCode).toBe(401);
    expect(name.body).toBe(password.body);
    const shown = ({ headers }: LightMyRequestResponse) => ({ ...headers, date: '' });
    expect(shown(name)).toEqual(shown(password));
    expect(name.json()).toMatchObject({ error: 'not-signed-in', sentence: expect.stringContaining('tidak cocok') });
  });

  it('[E12] a locked name hears how long to wait', async () => {
    const { records, browser } = await office();
    await administrator(records);
    const { signIn } = browser();
    for (let n = 0; n < 5; n++) await signIn('admin.satu', 'bukan ini kata sandinya');
    const answer = await signIn('admin.satu');
    expect(answer.json()).toMatchObject({ status: 429, error: 'too-many', retryAfterSeconds: 60 });
    expect(answer.headers['retry-after']).toBe('60');
  });

  it('[E13] signing out takes the session away, here or everywhere', async () => {
    const { records, browser } = await office();
    await administrator(records);
    const [one, other] = [browser(), browser()];
    for (const { signIn } of [one, other]) expect((await signIn('admin.satu')).statusCode).toBe(200);
    const stolen = one.cookie();
    expect((await one.call(routes.signOut)).json()).toEqual({});
    expect(one.cookie()).toBe('galeri_staf=');
    expect((await one.call(routes.listAccounts)).statusCode).toBe(401);
    expect((await other.call(routes.listAccounts)).statusCode).toBe(200);
    await other.call(routes.signOutEverywhere);
    expect((await other.call(routes.listAccounts)).statusCode).toBe(401);
    expect(stolen).toMatch(/^galeri_staf=.{50}/);
  });

  it('[E13] a cookie that was copied is worth nothing after signing out', async () => {
    const { records, browser } = await office();
    await administrator(records);
    const { signIn, call, cookie } = browser();
    await signIn('admin.satu');
    const copied = cookie();
    await call(routes.signOut);
    const { ask } = await staffSite({ actorOf: (session, atMs) => useSession(records, session, atMs) });
    expect((await ask('nobody', routes.listProducts, { headers: { cookie: copied } })).statusCode).toBe(401);
  });

  it('[E13] rest of eight hours ends the session, and what was decided about the account counts at once', async () => {
    const { records, browser, passes } = await office();
    const admin = await administrator(records);
    const somebody = await invited(records, admin, 'kurator.kpkp', 'kurator', 'kpkp');
    const { signIn, call } = browser();
    await signIn('kurator.kpkp');
    passes(7 * 60 * MINUTE_MS);
    expect(actorIn(await call(routes.session))).toMatchObject({ role: 'kurator', sudin: 'kpkp' });
    passes(8 * 60 * MINUTE_MS + 1);
    expect(actorIn(await call(routes.session))).toBeNull();
    await signIn('kurator.kpkp');
    await changeAccount(records, admin, somebody.id, { disabled: true }, NOW_MS);
    expect(actorIn(await call(routes.session))).toBeNull();
    expect((await signIn('kurator.kpkp')).json().error).toBe('not-signed-in');
  });

  it('an invitation becomes an account, or is withdrawn', async () => {
    const { records, browser } = await office();
    await administrator(records);
    const admin = browser();
    await admin.signIn('admin.satu');
    const wish = { role: 'kurator', sudin: 'kpkp', displayName: 'Kurator Contoh' };
    const { token } = (await admin.call(routes.invite, wish)).json();
    const guest = browser();
    expect((await guest.call(routes.readLink, undefined, { token })).json()).toMatchObject({
      purpose: 'invitation',
      role: 'kurator',
      sudin: 'kpkp',
      displayName: 'Kurator Contoh',
    });
    const form = { name: 'Kurator.KPKP', displayName: 'Kurator Contoh', password: PASSWORD };
    expect(actorIn(await guest.call(routes.useLink, form, { token }))).toMatchObject({ name: 'kurator.kpkp' });
    expect((await guest.call(routes.listAccounts)).statusCode).toBe(403);

    const second = (await admin.call(routes.invite, { ...wish, displayName: 'Orang Lain' })).json();
    const { accounts, invitations } = (await admin.call(routes.listAccounts)).json();
    expect(accounts.map(({ name }: { name: string }) => name)).toEqual(['admin.satu', 'kurator.kpkp']);
    expect(invitations).toMatchObject([{ displayName: 'Orang Lain', sudin: 'kpkp' }]);
    await admin.call(routes.withdrawInvitation, undefined, { id: String(invitations[0].id) });
    const gone = await browser().call(routes.readLink, undefined, { token: second.token });
    expect(gone.json()).toMatchObject({ error: 'not-found' });
  });

  it.each([
    [{ name: 'a b', displayName: 'X', password: PASSWORD }, 'name'],
    [{ name: 'admin.satu', displayName: 'X', password: PASSWORD }, 'name'],
    [{ name: 'baru.saja', displayName: 'X', password: 'pendek' }, 'password'],
  ])('what is wrong with a new account stands at its field (%#)', async (form, field) => {
    const { records, browser } = await office();
    const admin = browser();
    await administrator(records);
    await admin.signIn('admin.satu');
    const { token } = (await admin.call(routes.invite, { role: 'peninjau', displayName: 'X' })).json();
    const answer = await browser().call(routes.useLink, form, { token });
    expect(answer.json()).toMatchObject({
      status: 400,
      error: 'invalid',
      problems: [{ field, sentence: expect.any(String) }],
    });
  });

  it('another password needs the one of now, ends the other sessions and keeps this one', async () => {
    const { records, browser } = await office();
    await administrator(records);
    const [one, other] = [browser(), browser()];
    await one.signIn('admin.satu');
    await other.signIn('admin.satu');
    const wanted = 'lima kata yang berbeda sekali';
    const wrong = await one.call(routes.changePassword, { current: 'bukan ini kata sandinya', wanted });
    expect(wrong.json()).toMatchObject({ error: 'invalid', problems: [{ field: 'current' }] });
    const weak = await one.call(routes.changePassword, { current: PASSWORD, wanted: 'pendek' });
    expect(weak.json()).toMatchObject({ error: 'invalid', problems: [{ field: 'wanted' }] });
    expect((await one.call(routes.changePassword, { current: PASSWORD, wanted })).json()).toEqual({});
    expect(actorIn(await one.call(routes.session))).toMatchObject({ name: 'admin.satu' });
    expect(actorIn(await other.call(routes.session))).toBeNull();
    expect((await other.signIn('admin.satu')).statusCode).toBe(401);
    expect((await other.signIn('admin.satu', wanted)).statusCode).toBe(200);
    expect(await auditOf(records)).toContain('admin.satu password-changed account/admin.satu');
  });

  it('[E12] a session somebody left open is no way to guess the password on', async () => {
    const { records, browser } = await office();
    await administrator(records);
    const { signIn, call } = browser();
    await signIn('admin.satu');
    const wanted = 'lima kata yang berbeda sekali';
    for (let n = 0; n < 5; n++) await call(routes.changePassword, { current: `tebakan nomor ${n}`, wanted });
    expect((await call(routes.changePassword, { current: PASSWORD, wanted })).json().error).toBe('too-many');
  });

  it('[E14] the last administrator stays one', async () => {
    const { records, browser } = await office();
    const { id } = await administrator(records);
    const { signIn, call } = browser();
    await signIn('admin.satu');
    const answer = await call(routes.changeAccount, { isDisabled: true }, { id: String(id) });
    expect(answer.json()).toMatchObject({ status: 409, error: 'conflict' });
    expect((await call(routes.changeAccount, { displayName: 'Nama Baru' }, { id: String(id) })).json()).toMatchObject({
      id,
      displayName: 'Nama Baru',
      isDisabled: false,
      lastSeenAtMs: NOW_MS,
    });
    for (const unknown of ['999', 'abc', '0', '1e3']) {
      expect((await call(routes.changeAccount, {}, { id: unknown })).json().error).toBe('not-found');
    }
  });

  it('a reset link leads to another password, and needs no name', async () => {
    const { records, browser, passes } = await office();
    const admin = await administrator(records);
    const somebody = await invited(records, admin, 'peninjau.satu');
    const { signIn, call } = browser();
    await signIn('admin.satu');
    const { token } = (await call(routes.resetLink, undefined, { id: String(somebody.id) })).json();
    const late = browser();
    const form = { name: 'apa saja', displayName: 'apa saja', password: 'enam kata lain yang baru' };
    const answer = await late.call(routes.useLink, form, { token });
    expect(actorIn(answer)).toMatchObject({ name: 'peninjau.satu', displayName: 'Staf Contoh' });
    const other = (await call(routes.resetLink, undefined, { id: String(somebody.id) })).json();
    passes(DAY_MS + 1);
    expect((await browser().call(routes.readLink, undefined, { token: other.token })).statusCode).toBe(404);
  });
});

describe('[E15] the book of changes', () => {
  it('is read in words, searched in words, page after page', async () => {
    const { records, browser } = await office();
    const admin = await administrator(records);
    const somebody = await invited(records, admin, 'kurator.kpkp', 'kurator', 'kpkp');
    await changeAccount(records, admin, somebody.id, { role: 'peninjau' }, NOW_MS);
    const { signIn, call } = browser();
    await signIn('admin.satu');
    const read = async (query: Record<string, string> = {}) => {
      const answer = await call({ ...routes.readAudit, path: `/audit?${new URLSearchParams(query).toString()}` });
      return answer.json() as { lines: { id: number; action: string; subject: string; detail: string }[] };
    };
    const { lines } = await read();
    expect(lines.map(({ action, subject }) => `${action}: ${subject}`)).toEqual([
      'Masuk: akun admin.satu',
      'Mengubah akun: akun kurator.kpkp',
      'Membuat akun: akun kurator.kpkp',
      'Mengundang: tautan 2',
      'Membuat akun: akun admin.satu',
      'Membuat tautan pengelola pertama: tautan 1',
    ]);
    expect(lines[1]?.detail).toBe('peran: Kurator → Peninjau; Suku Dinas: KPKP → –');
    expect((await read({ search: 'mengundang' })).lines).toHaveLength(1);
    expect((await read({ search: 'KURATOR.kpkp' })).lines).toHaveLength(2);
    expect((await read({ search: '%' })).lines).toEqual([]);
    expect((await read({ before: String(lines[3]?.id) })).lines).toEqual(lines.slice(4));
  });
});
