/** Who may do what on the staff page. The server enforces it, the page shows no more than it allows. */
import type { SudinKey } from '../contract/places.ts';

export const ROLES = ['admin', 'kurator', 'peninjau'] as const;
export type Role = (typeof ROLES)[number];

export type Action =
  'read' | 'edit-product' | 'curate' | 'plan' | 'edit-gallery' | 'publish' | 'manage-accounts' | 'read-audit';

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  /** Of a kurator: the one Suku Dinas. */
  readonly sudin?: SudinKey | undefined;
}

export declare function may(actor: Pick<Actor, 'role' | 'sudin'>, action: Action, sudin?: SudinKey): boolean;
