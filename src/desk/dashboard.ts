/** What somebody who signs in should look at first. */
import { readFile } from 'node:fs/promises';
import type { Dashboard } from '../api/dashboard.ts';
import type { ProductSummary } from '../api/products.ts';
import { galleryProblems } from '../build/check-gallery.ts';
import { checkRotations } from '../build/check-rotations.ts';
import { inFile } from '../build/in-file.ts';
import type { LocalDate } from '../contract/dates.ts';
import { GallerySchema } from '../contract/gallery.ts';
import type { FiledProblem, Problem } from '../contract/problems.ts';
import { say } from '../contract/sentences.ts';
import { FOR_SENTENCES, shapeProblems } from '../contract/shape-problems.ts';
import { unless, type ContentFiles } from './content-files.ts';
import { GALLERY_FILE, ROTATIONS_FOLDER } from './content-path.ts';
import { jsonValue } from './json-value.ts';
import { planReader, type PlannedRotation } from './planned.ts';
import type { ListProducts } from './product-list.ts';
import type { Published } from './published.ts';
import { galleryToday } from './today-of.ts';

export interface DashboardOptions {
  readonly files: ContentFiles;
  readonly list: ListProducts;
  readonly published: Published;
}

/** @param nowMs epoch milliseconds */
export type ReadDashboard = (nowMs: number) => Promise<Dashboard>;

export function dashboardReader({ files, list, published }: DashboardOptions): ReadDashboard {
  const [readPlan, todayOf] = [planReader(files), galleryToday(files)];
  return async (nowMs) => {
    const today = await todayOf(nowMs);
    // What is archived waits for nobody.
    const products = (await list(nowMs)).filter(({ statuses }) => !statuses.includes('archived'));
    const count = (which: (product: ProductSummary) => boolean) => products.filter(which).length;
    const inCuration = products.filter(({ statuses }) => statuses.includes('in-curation'));
    const current = (await published())?.current;
    return {
      today,
      counts: {
        products: products.length,
        live: count(({ statuses }) => statuses.includes('live')),
        inCuration: inCuration.length,
        unpublished: count(({ isUnpublished }) => isUnpublished),
        withErrors: count(({ problems }) => problems.some(({ severity }) => severity === 'error')),
      },
      // Who has waited longest comes first.
      inCuration: inCuration.toSorted((a, b) => a.savedAtMs - b.savedAtMs),
      endingPermits: byLastDay(products),
      problems: [...calendarProblems(await readPlan(), today), ...(await ofGallery(files, today))],
      ...(current && { current }),
    };
  };
}

const byLastDay = (products: readonly ProductSummary[]): ProductSummary[] =>
  products
    .filter(({ permitEnds }) => permitEnds !== undefined)
    .toSorted((a, b) => ((a.permitEnds?.on ?? '') < (b.permitEnds?.on ?? '') ? -1 : 1));

/** [C9] Gaps, overlaps, no rotation next, and files that cannot be read; which products stand in them is the planner's. */
function calendarProblems(plan: readonly PlannedRotation[], today: LocalDate): FiledProblem[] {
  const rotations = plan.filter(({ fault }) => fault === undefined).map(({ file, value }) => ({ file, value }));
  const told = checkRotations({ rotations, productFolders: [] }, new Map(), undefined, today).problems;
  return [
    ...plan.flatMap(({ file, fault }) => (fault === undefined ? [] : [{ file, field: '', ...fault }])),
    ...told.filter(({ file, field }) => file === ROTATIONS_FOLDER || field === 'starts'),
  ];
}

async function ofGallery(files: ContentFiles, today: LocalDate): Promise<FiledProblem[]> {
  const at = await files.locate(GALLERY_FILE);
  const bytes = at === undefined ? undefined : await readFile(at).catch(unless('ENOENT'));
  if (bytes === undefined) return inFile(GALLERY_FILE, [{ field: '', ...say('file-missing', { name: GALLERY_FILE }) }]);
  const json = jsonValue(bytes);
  if ('fault' in json) return inFile(GALLERY_FILE, [{ field: '', ...json.fault }]);
  const parsed = GallerySchema.safeParse(json.value, FOR_SENTENCES);
  if (!parsed.success) return inFile(GALLERY_FILE, shapeProblems(parsed.error.issues));
  const { exceptions } = parsed.data.screen.hours;
  return inFile(GALLERY_FILE, [...galleryProblems(parsed.data), ...holidayProblems(exceptions, today)]);
}

/** The decree on next year's holidays comes out in autumn; from here on somebody should have entered it. */
const ASKED_FROM_MONTH = '11';

function holidayProblems(
  exceptions: readonly { readonly from: LocalDate; readonly until: LocalDate }[],
  today: LocalDate,
): Problem[] {
  if (today.slice(5, 7) < ASKED_FROM_MONTH) return [];
  const year = String(Number(today.slice(0, 4)) + 1);
  const isFilled = exceptions.some(({ from, until }) => from.slice(0, 4) === year || until.slice(0, 4) === year);
  return isFilled ? [] : [{ field: 'screen.hours.exceptions', ...say('holidays-missing', { year }) }];
}
