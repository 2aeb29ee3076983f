/** The desk of the planner: everything `api/plan.ts` has a route for. */
import type { Plan, ProposalView, RotationBody, RotationView } from '../api/plan.ts';
import { Refused } from '../api/refusal.ts';
import { checkRotations } from '../build/check-rotations.ts';
import { addDays, type LocalDate } from '../contract/dates.ts';
import type { GalleryContent } from '../contract/gallery.ts';
import type { RotationContent } from '../contract/product.ts';
import type { Records } from '../records/records.ts';
import type { ShownTime } from '../rotation/propose.ts';
import type { ContentFiles } from './content-files.ts';
import { ROTATIONS_FOLDER, rotationFile } from './content-path.ts';
import { noteChange } from './note-change.ts';
import { readGallery, readRotation, readRotations, rotationView, type FiledRotation } from './plan-calendar.ts';
import { catalogueOf, planProduct, type Catalogue } from './plan-catalogue.ts';
import { phaseOf, placesPerSudin, turnsOf } from './plan-figures.ts';
import { demandSavable, HAS_ENDED, IS_RUNNING } from './plan-rules.ts';
import { planReader } from './planned.ts';
import type { Hand } from './product-desk.ts';
import { freeId } from './product-id.ts';
import type { ProductReader } from './product-reader.ts';
import { proposeFor, type ProposalWish } from './propose-plan.ts';
import { galleryToday } from './today-of.ts';
import { demandSame, schemaOf, writeWhole } from './whole-file.ts';

export interface PlanDeskOptions {
  readonly files: ContentFiles;
  readonly reader: ProductReader;
  readonly records: Records;
  /** How long each product was on in each rotation since a day; without it nobody reports, and the plan is all there is. */
  readonly shownTimes?: ((since: LocalDate) => Promise<readonly ShownTime[]>) | undefined;
}

/** Of older rotations the plan speaks: nobody is paid for more than two turns of the past anyway. */
const SHOWN_DAYS = 400;

/** All of these throw `Refused` and know no HTTP. */
export interface PlanDesk {
  /** @param nowMs epoch milliseconds */
  readonly read: (nowMs: number) => Promise<Plan>;
  /** Changes nothing. */
  readonly propose: (wish: ProposalWish, nowMs: number) => Promise<ProposalView>;
  readonly add: (body: RotationBody, hand: Hand) => Promise<RotationView>;
  /** @param match the etag the edit was made on */
  readonly save: (id: string, body: RotationBody, match: string, hand: Hand) => Promise<RotationView>;
  readonly remove: (id: string, match: string, hand: Hand) => Promise<void>;
}

const SCHEMA = '../.schema/rotation.schema.json';
const GONE = 'Rotasi ini tidak ditemukan; mungkin sudah dihapus. Muat ulang halaman.';

export function planDesk({ files, reader, records, shownTimes }: PlanDeskOptions): PlanDesk {
  const todayOf = galleryToday(files);
  const readPlanned = planReader(files);

  const lookAround = async (nowMs: number) => {
    const today = await todayOf(nowMs);
    const gallery = await readGallery(files);
    return { today, gallery, catalogue: catalogueOf(await reader.readAll(), today) };
  };

  const contents = (filed: readonly FiledRotation[]) => filed.map(({ id, rotation }) => ({ ...rotation, id }));

  const shown = async (id: string, gallery: GalleryContent | undefined, today: LocalDate): Promise<RotationView> => {
    const filed = await readRotation(files, id);
    if (filed === undefined) throw new Refused('not-found', GONE);
    return rotationView(filed, gallery, today);
  };

  /** Rotations are few and judged beside each other: one change at a time for all of them. */
  const inTurn = <T>(work: () => Promise<T>) => files.inTurn(ROTATIONS_FOLDER, work);

  const found = (id: string, all: readonly FiledRotation[]): FiledRotation => {
    const filed = all.find((other) => other.id === id);
    if (filed === undefined) throw new Refused('not-found', GONE);
    return filed;
  };

  return {
    async read(nowMs) {
      const { today, gallery, catalogue } = await lookAround(nowMs);
      const filed = await readRotations(files);
      const rotations = contents(filed);
      const turns = turnsOf(rotations, today);
      return {
        today,
        placesPerSudin: placesPerSudin(rotations, catalogue.unitOf, today),
        rotations: filed.map((one) => rotationView(one, gallery, today)),
        products: catalogue.placeable.map((product) => planProduct(product, turns.get(product.id) ?? 0, today)),
        strangers: strangersIn(rotations, catalogue),
        problems: await planProblems(catalogue, gallery, today),
      };
    },

    async propose(wish, nowMs) {
      const { today, catalogue } = await lookAround(nowMs);
      const times = (await shownTimes?.(addDays(today, -SHOWN_DAYS))) ?? [];
      return proposeFor(wish, contents(await readRotations(files)), catalogue, times, today);
    },

    add: (body, hand) =>
      inTurn(async () => {
        const { today, gallery, catalogue } = await lookAround(hand.nowMs);
        const others = contents(await readRotations(files));
        const names = new Set((await files.entries(ROTATIONS_FOLDER, 'files')).map(({ name }) => name));
        const id = freeId(`rotasi-${body.starts}`, (wanted) => names.has(`${wanted}.json`));
        const rotation = { ...body, id };
        demandSavable({ rotation, before: undefined, others, catalogue, today });
        await writeWhole(files, rotationFile(id), undefined, fileOf(rotation, SCHEMA));
        await noteChange(records, hand, 'rotation-added', `rotation/${id}`, daysOf(rotation));
        return shown(id, gallery, today);
      }),

    save: (id, body, match, hand) =>
      inTurn(async () => {
        const { today, gallery, catalogue } = await lookAround(hand.nowMs);
        const all = await readRotations(files);
        const { file, rotation: before } = found(id, all);
        await demandSame(file.etag, match, () => shown(id, gallery, today));
        const rotation = { ...body, id };
        const others = contents(all.filter((other) => other.id !== id));
        demandSavable({ rotation, before, others, catalogue, today });
        if (await writeWhole(files, rotationFile(id), file, fileOf(rotation, schemaOf(file, SCHEMA)))) {
          const added = rotation.products.filter((product) => !before.products.includes(product));
          const removed = before.products.filter((product) => !rotation.products.includes(product));
          const detail = {
            ...daysOf(rotation),
            ...(added.length > 0 && { added }),
            ...(removed.length > 0 && { removed }),
          };
          await noteChange(records, hand, 'rotation-changed', `rotation/${id}`, detail);
        }
        return shown(id, gallery, today);
      }),

    remove: (id, match, hand) =>
      inTurn(async () => {
        const { today, gallery } = await lookAround(hand.nowMs);
        const { file, rotation } = found(id, await readRotations(files));
        await demandSame(file.etag, match, () => shown(id, gallery, today));
        const phase = phaseOf(rotation, today);
        if (phase !== 'coming') throw new Refused('conflict', phase === 'running' ? IS_RUNNING : HAS_ENDED);
        await files.remove(rotationFile(id));
        await noteChange(records, hand, 'rotation-removed', `rotation/${id}`, daysOf(rotation));
      }),
  };

  /** [C9] As `npm run check` tells them, files that cannot be read among them. */
  async function planProblems(catalogue: Catalogue, gallery: GalleryContent | undefined, today: LocalDate) {
    const planned = await readPlanned();
    const unreadable = planned.flatMap(({ file, fault }) =>
      fault === undefined ? [] : [{ file, field: '', ...fault }],
    );
    const rotations = planned.flatMap(({ file, value, fault }) => (fault === undefined ? [{ file, value }] : []));
    const { sources, folders } = catalogue;
    const told = checkRotations({ rotations, productFolders: folders }, sources, gallery, today);
    return [...unreadable, ...told.problems];
  }
}

/** In a rotation, but not to be placed: not approved any more, with an error, or gone. */
function strangersIn(rotations: readonly RotationContent[], { placeable, nameOf }: Catalogue): Plan['strangers'] {
  const known = new Set(placeable.map(({ id }) => id));
  const ids = new Set(rotations.flatMap(({ products }) => products).filter((id) => !known.has(id)));
  return [...ids].map((id) => ({ id, name: nameOf(id) }));
}

/** In the order of the schema, which a new file gets. */
function fileOf({ id, title, starts, ends, products }: RotationContent, $schema: string): RotationContent {
  const named = title.en === undefined ? { id: title.id } : { id: title.id, en: title.en };
  return { $schema, id, title: named, starts, ends, products };
}

const daysOf = ({ title, starts, ends }: RotationContent) => ({ title: title.id, starts, ends });
