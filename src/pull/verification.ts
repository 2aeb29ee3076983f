/**
 * The gate with its schema library, fetched when there is something to verify: most polls, for weeks, hear "not modified".
 */
import type * as Verify from '../contract/verify.ts';

/** @throws when the file cannot be had now; asked again, it is fetched again */
export const verification = (): Promise<typeof Verify> => import('../contract/verify.ts');
