/** Every "no" of the staff API: a code for the page, one sentence for the person, and what it takes to go on. */
import * as z from 'zod/mini';
import { ProblemShape } from './shapes.ts';

export const REFUSALS = [
  /** Body, parameters or query have another shape; `problems` name the fields. */
  'invalid',
  'not-signed-in',
  /** Another site sent the request, or plain HTTP from another machine. */
  'not-trusted',
  'not-allowed',
  'not-found',
  /** Not possible in the state things are in (approve what nobody submitted). */
  'conflict',
  /** Somebody else changed it meanwhile: `current` is what stands there now, in the shape of the route's answer. */
  'changed-meanwhile',
  'match-required',
  'too-large',
  'too-many',
  /** The rules forbid it; `problems` say why. */
  'forbidden-by-rules',
  'failed',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

export const Refusal = z.strictObject({
  status: z.int(),
  error: z.enum(REFUSALS),
  /** Indonesian: what is wrong and what to do. */
  sentence: z.string(),
  problems: z.optional(z.array(ProblemShape)),
  retryAfterSeconds: z.optional(z.int()),
  current: z.optional(z.unknown()),
});
export type Refusal = z.infer<typeof Refusal>;

/** Thrown by whoever does the work; the server turns it into its answer. Anything else that is thrown is our own fault. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly extra: Pick<Refusal, 'problems' | 'retryAfterSeconds' | 'current'>;

  /** @param sentence Indonesian: what is wrong and what to do */
  constructor(code: RefusalCode, sentence: string, extra: Refused['extra'] = {}) {
    super(sentence);
    this.name = 'Refused';
    this.code = code;
    this.extra = extra;
  }
}
