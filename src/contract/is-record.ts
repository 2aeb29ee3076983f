/** Something with fields that may be asked for: what comes out of a store or a message may be anything. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
