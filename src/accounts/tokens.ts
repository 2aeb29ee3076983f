/** Secrets that are drawn, not chosen: of links and of sessions. Only their digest is stored. */
import { createHash, randomBytes } from 'node:crypto';

/** Draws 256 bits; tests hand in their own. */
export type DrawToken = () => string;

export const drawToken: DrawToken = () => randomBytes(32).toString('base64url');

/** Plain SHA-256 is enough for 256 random bits: nobody guesses them, so the hash need not be slow. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
