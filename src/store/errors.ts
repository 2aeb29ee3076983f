/** Why the store could not do what it was asked. The list is closed. */
export const STORE_ERROR_CODES = [
  /** The database will not open, or closes again and again. */
  'unavailable',
  /** The disk is full; what was committed before is whole. */
  'quota',
  /** The store has accepted a newer feed in the meantime (another tab, a pull given up for dead). */
  'superseded',
  /** A commit whose photos are not all here. */
  'incomplete',
  'failed',
] as const;
export type StoreErrorCode = (typeof STORE_ERROR_CODES)[number];

/** A refusal with its code; what the browser said is kept as `cause`. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, detail: string, options?: { cause?: unknown }) {
    super(`${code}: ${detail}`, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
