/** What the gate sets aside without refusing the rest, and the words for why. */
export interface Quarantined {
  /** Position in the list it came in. */
  readonly index: number;
  /** Its id where it has a readable one. */
  readonly id: string | undefined;
  readonly reason: string;
}

/** The id of something whose shape is not known. */
export function idOf(candidate: unknown): string | undefined {
  const id = typeof candidate === 'object' && candidate !== null && 'id' in candidate ? candidate.id : undefined;
  return typeof id === 'string' ? id.slice(0, 80) : undefined;
}

/** Field and code of the first of zod's issues. */
export function firstIssue(error: {
  issues: readonly { path: PropertyKey[]; message: string; code: string }[];
}): string {
  const issue = error.issues[0];
  return issue === undefined ? 'unknown' : `${issue.path.map(String).join('.')}: ${issue.code}`;
}
