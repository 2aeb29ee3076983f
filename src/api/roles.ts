/** Who may do what. The page asks to show or hide, the server asks to allow: one table, so that the two agree. */
import type { SudinKey } from '../contract/places.ts';

export const ROLES = ['admin', 'kurator', 'peninjau'] as const;
export type Role = (typeof ROLES)[number];

/** What staff read. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  admin: 'Admin galeri',
  kurator: 'Kurator',
  peninjau: 'Peninjau',
};

/** Somebody who is signed in. */
export interface Actor {
  readonly id: number;
  /** User name, lower-case. */
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  /** Of a kurator, and of nobody else. */
  readonly sudin?: SudinKey;
}

export const ACTIONS = [
  'read',
  'edit-product',
  'export-products',
  'curate',
  'plan',
  'edit-gallery',
  'publish',
  'manage-accounts',
  'manage-screens',
  'read-audit',
  'back-up',
] as const;
export type Action = (typeof ACTIONS)[number];

type Reach = 'everywhere' | 'own-sudin';

const MAY: Readonly<Record<Role, Readonly<Partial<Record<Action, Reach>>>>> = {
  admin: Object.fromEntries(ACTIONS.map((action) => [action, 'everywhere'])),
  kurator: { read: 'everywhere', 'edit-product': 'own-sudin', 'export-products': 'own-sudin', curate: 'own-sudin' },
  peninjau: { read: 'everywhere', 'export-products': 'everywhere' },
};

/**
 * @param sudin whose product it is about; without it a kurator may only what is allowed for every Suku Dinas. Before a
 * product moves from one Suku Dinas to another, ask for both.
 */
export function may(actor: Pick<Actor, 'role' | 'sudin'>, action: Action, sudin?: SudinKey): boolean {
  const reach = MAY[actor.role][action];
  if (reach === 'own-sudin') return sudin !== undefined && sudin === actor.sudin;
  return reach === 'everywhere';
}
