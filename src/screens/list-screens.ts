/** [G6] The list the staff page shows: how each screen is, and what is on it. */
import * as z from 'zod/mini';
import type { OnScreen, ScreenView } from '../api/screens.ts';
import { COMMODITIES, SUDIN_KEYS } from '../contract/places.ts';
import type { Records } from '../records/records.ts';
import type { KnownScreen } from './screen-rows.ts';
import { stateOf, type StateQuestion } from './screen-state.ts';

type Product = NonNullable<OnScreen['product']>;

/** @param currentRevision of what is published now */
export async function listScreens(
  records: Records,
  screens: readonly KnownScreen[],
  question: StateQuestion,
  currentRevision: number | undefined,
): Promise<ScreenView[]> {
  const products = await namesOf(
    records,
    screens.flatMap(({ report }) => report.cardId ?? []),
  );
  return screens
    .toSorted((a, b) => a.report.name.localeCompare(b.report.name, 'id') || a.firstSeenAtMs - b.firstSeenAtMs)
    .map((screen) => viewOf(screen, stateOf(screen, question), currentRevision, products));
}

function viewOf(
  { report, firstSeenAtMs, seenAtMs, toldAtMs }: KnownScreen,
  state: ScreenView['state'],
  currentRevision: number | undefined,
  products: ReadonlyMap<string, Product>,
): ScreenView {
  const { screenId: id, cardId, opensAtMs: _, ...said } = report;
  const product = cardId === undefined ? undefined : products.get(cardId);
  return {
    ...said,
    id,
    state,
    sinceMs: state === 'silent' ? seenAtMs : toldAtMs,
    firstSeenAtMs,
    seenAtMs,
    showsCurrent: report.revision !== undefined && report.revision === currentRevision,
    ...(cardId === undefined ? {} : { onScreen: { productId: cardId, ...(product === undefined ? {} : { product }) } }),
  };
}

const NameRow = z.object({
  product_id: z.string(),
  sudin: z.enum(SUDIN_KEYS),
  commodity: z.enum(COMMODITIES),
  name: z.string(),
  producer: z.string(),
});

async function namesOf(records: Records, productIds: readonly string[]): Promise<Map<string, Product>> {
  if (productIds.length === 0) return new Map();
  const rows = await records.all(
    NameRow,
    `select product_id, sudin, commodity, name, producer from product_names
     where product_id in (select value from json_each(?))`,
    [JSON.stringify([...new Set(productIds)])],
  );
  return new Map(rows.map(({ product_id: productId, ...product }) => [productId, product]));
}
