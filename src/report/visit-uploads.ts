/** [G2] The sums of visits go up day by day, each day whole, whenever it has changed since it was last taken. */
import type { LocalDate } from '../contract/dates.ts';
import { ANSWER_MAX_BYTES, BATCH_MAX_VISIT_DAYS, VISIT_DAY_MAX_PRODUCTS } from '../contract/report-limits.ts';
import type { PlayBatch, VisitDay } from '../contract/report.ts';
import { parseDayCounts, sumOfDays } from '../visit/counts.ts';
import { NOBODY_LISTENS_MS, UPLOAD_NEXT_MS, VISITS_EVERY_MS } from './limits.ts';
import type { Dice, ReportTimer, Talk, VisitsStore } from './ports.ts';
import { startRounds, type Outcome, type Rounds } from './rounds.ts';
import { about } from './waits.ts';

/** Day → what was taken of it. Days before the first of these are done with. */
export const VISITS_SENT_FACT = 'visits-sent';
type Sent = Readonly<Record<LocalDate, string>>;
/** A day gets no more visits once it is over, save for a clock that was set back. */
const DAYS_REMEMBERED = 3;

export interface VisitUploadsPorts extends Dice {
  readonly timer: ReportTimer;
  readonly talk: Pick<Talk, 'post'>;
  readonly store: VisitsStore;
  readonly listens: () => boolean;
  readonly screen: () => Promise<Pick<PlayBatch, 'screenId' | 'name'>>;
}

export function startVisitUploads({ timer, random, talk, store, listens, screen }: VisitUploadsPorts): Rounds {
  async function round(): Promise<Outcome> {
    if (!listens()) return { nextMs: NOBODY_LISTENS_MS };
    const sent = sentIn(await store.fact(VISITS_SENT_FACT));
    const [first = ''] = Object.keys(sent).toSorted();
    const days = [...(await store.visitDays(first))].map(([day, record]) => dayOf(day, record));
    const changed = days.filter((day) => sent[day.day] !== markOf(day));
    const offered = changed.slice(0, BATCH_MAX_VISIT_DAYS);
    if (offered.length === 0) return { nextMs: about(VISITS_EVERY_MS, random()) };
    const batch = { ...(await screen()), plays: [], sums: [], visitDays: offered };
    const answer = await talk.post('plays', batch, ANSWER_MAX_BYTES);
    const { accepted, refused } = (answer?.body ?? {}) as { accepted?: unknown; refused?: unknown };
    // A day that was refused by name would be refused again as it is; when it changes it is offered anew.
    const isDone = answer?.status === 200 && (Array.isArray(accepted) || Array.isArray(refused));
    if (!isDone) return { failed: true, retryAfterMs: answer?.retryAfterMs };
    const marks = { ...sent, ...Object.fromEntries(offered.map((day) => [day.day, markOf(day)])) };
    const kept = Object.keys(marks).toSorted().slice(-DAYS_REMEMBERED);
    await store.setFact(VISITS_SENT_FACT, Object.fromEntries(kept.map((day) => [day, marks[day]])));
    return { nextMs: about(changed.length > offered.length ? UPLOAD_NEXT_MS : VISITS_EVERY_MS, random()) };
  }

  return startRounds({ timer, random }, about(VISITS_EVERY_MS / 4, random()), round);
}

/** The most opened first, so that what has no room is what matters least. */
const dayOf = (day: LocalDate, record: unknown): VisitDay => ({
  day,
  products: sumOfDays([parseDayCounts(record)])
    .slice(0, VISIT_DAY_MAX_PRODUCTS)
    .map(([productId, { opened, qrShown, viewedMs }]) => ({ productId, opened, qrShown, viewedMs })),
});

/** Sums only grow, so their total tells one state of a day from another. */
const markOf = ({ products }: VisitDay): string => {
  const total = (key: 'opened' | 'qrShown' | 'viewedMs') => products.reduce((sum, each) => sum + each[key], 0);
  return [products.length, total('opened'), total('qrShown'), total('viewedMs')].join('/');
};

const sentIn = (fact: unknown): Sent => (typeof fact === 'object' && fact !== null ? (fact as Sent) : {});
