/** Sessions, accounts and one-time links. */
import * as z from 'zod/mini';
import { ROLES } from './roles.ts';
import { route } from './route.ts';
import { Instant, Key, Nothing, Sudin } from './shapes.ts';

const RoleShape = z.enum(ROLES);
/** Bounds only; what a good one is the accounts decide, in words. */
const Password = z.string().check(z.minLength(1), z.maxLength(256));
const UserName = z.string().check(z.minLength(1), z.maxLength(80));
const DisplayName = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));
/** Of an account or an invitation. */
const RowId = z.int().check(z.gte(1));
const Token = z.string().check(z.regex(/^[\w-]{16,128}$/));

export const ActorShape = z.strictObject({
  id: RowId,
  name: UserName,
  displayName: DisplayName,
  role: RoleShape,
  sudin: z.optional(Sudin),
});

export const Session = z.strictObject({
  /** Null when nobody is signed in. */
  actor: z.nullable(ActorShape),
  /** Whether the first administrator still has to be set up. */
  needsSetup: z.boolean(),
});
export type Session = z.infer<typeof Session>;

export const LinkView = z.strictObject({
  purpose: z.enum(['setup', 'invitation', 'reset']),
  role: RoleShape,
  sudin: z.optional(Sudin),
  /** Of a reset: whose. */
  name: z.optional(UserName),
  displayName: z.optional(DisplayName),
  expiresAtMs: Instant,
});
export type LinkView = z.infer<typeof LinkView>;

export const AccountView = z.strictObject({
  ...ActorShape.shape,
  isDisabled: z.boolean(),
  createdAtMs: Instant,
  lastSeenAtMs: z.optional(Instant),
});
export type AccountView = z.infer<typeof AccountView>;

/** Shown once; only its digest is kept. The page puts its own address in front. */
const FreshLink = z.strictObject({ token: Token, expiresAtMs: Instant });
export type FreshLink = z.infer<typeof FreshLink>;

const OpenInvitation = z.strictObject({
  id: RowId,
  role: RoleShape,
  sudin: z.optional(Sudin),
  displayName: DisplayName,
  expiresAtMs: Instant,
});

export const peopleRoutes = {
  session: route({ method: 'GET', path: '/session', access: 'anyone', answer: Session }),
  signIn: route({
    method: 'POST',
    path: '/session',
    access: 'anyone',
    body: z.strictObject({ name: UserName, password: Password }),
    answer: Session,
  }),
  signOut: route({ method: 'DELETE', path: '/session', access: 'signed-in', answer: Nothing }),
  signOutEverywhere: route({ method: 'DELETE', path: '/sessions', access: 'signed-in', answer: Nothing }),
  changePassword: route({
    method: 'PUT',
    path: '/password',
    access: 'signed-in',
    body: z.strictObject({ current: Password, wanted: Password }),
    answer: Nothing,
  }),
  readLink: route({
    method: 'GET',
    path: '/links/:token',
    access: 'anyone',
    params: z.strictObject({ token: Token }),
    answer: LinkView,
  }),
  useLink: route({
    method: 'POST',
    path: '/links/:token',
    access: 'anyone',
    params: z.strictObject({ token: Token }),
    body: z.strictObject({ name: UserName, displayName: DisplayName, password: Password }),
    answer: Session,
  }),
  listAccounts: route({
    method: 'GET',
    path: '/accounts',
    access: 'manage-accounts',
    answer: z.strictObject({ accounts: z.array(AccountView), invitations: z.array(OpenInvitation) }),
  }),
  invite: route({
    method: 'POST',
    path: '/invitations',
    access: 'manage-accounts',
    body: z.strictObject({ role: RoleShape, sudin: z.optional(Sudin), displayName: DisplayName }),
    answer: FreshLink,
  }),
  withdrawInvitation: route({
    method: 'DELETE',
    path: '/invitations/:id',
    access: 'manage-accounts',
    params: z.strictObject({ id: Key }),
    answer: Nothing,
  }),
  changeAccount: route({
    method: 'PATCH',
    path: '/accounts/:id',
    access: 'manage-accounts',
    params: z.strictObject({ id: Key }),
    body: z.strictObject({
      role: z.optional(RoleShape),
      sudin: z.optional(Sudin),
      displayName: z.optional(DisplayName),
      isDisabled: z.optional(z.boolean()),
    }),
    answer: AccountView,
  }),
  resetLink: route({
    method: 'POST',
    path: '/accounts/:id/reset-link',
    access: 'manage-accounts',
    params: z.strictObject({ id: Key }),
    answer: FreshLink,
  }),
} as const;
