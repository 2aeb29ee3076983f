import { createHash } from 'node:crypto';
import { mattersOf } from '../contract/matters.ts';

/** [E5] Two versions of a product are one to a curator exactly when this is the same; approvals and publications name it. */
export const mattersSha256 = (product: unknown): string =>
  createHash('sha256').update(mattersOf(product)).digest('hex');
