/** What of the running publication the desk has to know. Whoever publishes hands it in. */
import type { LocalDate } from '../contract/dates.ts';

export interface PublishedRotation {
  readonly id: string;
  readonly starts: LocalDate;
  readonly ends: LocalDate;
  /** Ids. */
  readonly products: readonly string[];
}

export interface RunningPublication {
  /** `sudin/id` → SHA-256 of what matters about it (`mattersSha256`). */
  readonly productDigests: ReadonlyMap<string, string>;
  readonly rotations: readonly PublishedRotation[];
  readonly current?:
    { readonly revision: number; readonly version: number; readonly publishedAtMs: number } | undefined;
}

/** Undefined while nothing is published. */
export type Published = () => Promise<RunningPublication | undefined>;

/** [R1] What the screens show: in a gap, and after the last one, the rotation that started last. */
export const currentRotation = (
  rotations: readonly PublishedRotation[],
  today: LocalDate,
): PublishedRotation | undefined =>
  rotations.filter(({ starts }) => starts <= today).toSorted((a, b) => (a.starts < b.starts ? 1 : -1))[0];
