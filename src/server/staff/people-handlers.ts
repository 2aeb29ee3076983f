/** Sessions, accounts and one-time links, for the staff page. What may be, the accounts decide. */
import { changeAccount, listAccounts, type AccountView as Account } from '../../accounts/accounts.ts';
import { changePassword } from '../../accounts/change-password.ts';
import { inviteAccount, resetLink, type OneTimeLink } from '../../accounts/make-links.ts';
import { describeLink, openInvitations, withdrawInvitation, type LinkDescription } from '../../accounts/read-links.ts';
import { countAdministrators } from '../../accounts/rows.ts';
import { closeAllSessions, closeSession, openSession } from '../../accounts/sessions.ts';
import { signIn } from '../../accounts/sign-in.ts';
import { useLink } from '../../accounts/use-link.ts';
import type { AccountView, FreshLink, peopleRoutes, Session } from '../../api/people.ts';
import { Refused } from '../../api/refusal.ts';
import type { Actor } from '../../api/roles.ts';
import type { Records } from '../../records/records.ts';
import { inApiWords, lockedOut, problemAt } from './account-refusals.ts';
import type { Visit, VisitHandlers } from './handler.ts';
import { refused } from './refuse.ts';
import { signedIn } from './signed-in.ts';

const WRONG = 'Nama pengguna atau kata sandi tidak cocok; periksa keduanya.';
const WRONG_PASSWORD = 'Kata sandi sekarang tidak cocok; ketik ulang.';
const LINK_GONE = 'Tautan ini sudah dipakai, sudah kedaluwarsa, atau tidak dikenal; mintalah tautan baru.';

export function peopleHandlers(records: Records): VisitHandlers<typeof peopleRoutes> {
  /** Whatever this browser was before, it is this account's now. */
  async function enter(actor: Actor, visit: Visit, nowMs: number): Promise<Session> {
    await leave(visit, nowMs);
    visit.begin(await openSession(records, actor.id, nowMs, { address: visit.address }));
    return { actor, needsSetup: false };
  }

  async function leave(visit: Visit, nowMs: number): Promise<void> {
    if (visit.session !== undefined) await closeSession(records, visit.session, nowMs);
  }

  return {
    async session({ actor }) {
      if (actor !== undefined) return { actor, needsSetup: false };
      return { actor: null, needsSetup: (await countAdministrators(records)) === 0 };
    },

    async signIn({ body: { name, password }, nowMs }, visit) {
      const answer = await signIn(records, { name, password, address: visit.address }, nowMs);
      if ('session' in answer) {
        await leave(visit, nowMs);
        visit.begin(answer.session);
        return { actor: answer.actor, needsSetup: false };
      }
      throw answer.refused === 'locked' ? lockedOut(answer.retryAfterSeconds) : new Refused('not-signed-in', WRONG);
    },

    async signOut({ nowMs }, visit) {
      await leave(visit, nowMs);
      visit.end();
      return {};
    },

    async signOutEverywhere(request, visit) {
      const actor = signedIn(request);
      await closeAllSessions(records, actor, actor.id, request.nowMs);
      visit.end();
      return {};
    },

    async changePassword(request, visit) {
      const { body, nowMs } = request;
      const actor = signedIn(request);
      const answer = await inApiWords(() => changePassword(records, actor, body, nowMs), 'wanted');
      if (answer === 'changed') {
        await enter(actor, visit, nowMs);
        return {};
      }
      if (answer.refused === 'locked') throw lockedOut(answer.retryAfterSeconds);
      throw new Refused('invalid', WRONG_PASSWORD, { problems: [problemAt('current', WRONG_PASSWORD)] });
    },

    async readLink({ params: { token }, nowMs }) {
      const link = await describeLink(records, token, nowMs);
      if (link === undefined) throw new Refused('not-found', LINK_GONE);
      const { id: _, ...view } = link;
      return view;
    },

    async useLink({ params: { token }, body, nowMs }, visit) {
      const actor = await inApiWords(() => useLink(records, token, body, nowMs));
      return enter(actor, visit, nowMs);
    },

    async listAccounts({ nowMs }) {
      const [accounts, invitations] = await Promise.all([listAccounts(records), openInvitations(records, nowMs)]);
      return {
        accounts: accounts.map(viewOf),
        invitations: invitations.map(invitationOf),
      };
    },

    async invite(request) {
      const { body, nowMs } = request;
      return fresh(await inApiWords(() => inviteAccount(records, signedIn(request), body, nowMs)));
    },

    async withdrawInvitation(request) {
      const id = rowId(request.params.id);
      await inApiWords(() => withdrawInvitation(records, signedIn(request), id, request.nowMs));
      return {};
    },

    async changeAccount(request) {
      const { isDisabled, ...change } = request.body;
      const id = rowId(request.params.id);
      const by = signedIn(request);
      return viewOf(
        await inApiWords(() => changeAccount(records, by, id, { ...change, disabled: isDisabled }, request.nowMs)),
      );
    },

    async resetLink(request) {
      const id = rowId(request.params.id);
      return fresh(await inApiWords(() => resetLink(records, signedIn(request), id, request.nowMs)));
    },
  };
}

const fresh = ({ token, expiresAtMs }: OneTimeLink): FreshLink => ({ token, expiresAtMs });

const invitationOf = ({ id, role, sudin, displayName = '', expiresAtMs }: LinkDescription) => ({
  id,
  role,
  ...(sudin === undefined ? {} : { sudin }),
  displayName,
  expiresAtMs,
});

const viewOf = ({ createdAtMs, signedInAtMs, disabledAtMs, ...actor }: Account): AccountView => ({
  ...actor,
  isDisabled: disabledAtMs !== undefined,
  createdAtMs,
  ...(signedInAtMs === undefined ? {} : { lastSeenAtMs: signedInAtMs }),
});

/** An address may hold any word; rows have numbers. */
function rowId(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw refused('not-found');
  return Number(text);
}
