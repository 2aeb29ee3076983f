import type { Actor } from '../../api/roles.ts';
import type { Hand } from '../../desk/product-desk.ts';
import { signedIn } from './signed-in.ts';

/** Who does something at the desk, and when. */
export const handOf = (request: { readonly actor: Actor | undefined; readonly nowMs: number }): Hand => ({
  by: signedIn(request),
  nowMs: request.nowMs,
});
