/** Rotations: which products stand in which two weeks, and the proposal that fills empty places. */
import * as z from 'zod/mini';
import { Id, RotationSchema } from '../contract/product.ts';
import { SHORT_TEXT_MAX_CHARS } from '../contract/limits.ts';
import { localText } from '../contract/text.ts';
import { route } from './route.ts';
import { Day, ETag, FiledProblemShape, Nothing, Sudin } from './shapes.ts';

export const RotationView = z.strictObject({
  id: Id,
  etag: ETag,
  title: localText(SHORT_TEXT_MAX_CHARS),
  starts: Day,
  ends: Day,
  products: z.array(Id),
  phase: z.enum(['ended', 'running', 'coming']),
  /** Days of it on which the gallery is closed, as dates. */
  closedDays: z.array(Day),
});
export type RotationView = z.infer<typeof RotationView>;

/** What a place can be filled with: approved products, by id. */
export const PlanProduct = z.strictObject({
  id: Id,
  sudin: Sudin,
  name: z.string(),
  commodity: z.enum(['kuliner', 'kriya', 'fesyen']),
  cover: z.optional(z.string()),
  hasPirt: z.boolean(),
  /** Last day it may be shown, where that is known. */
  showableUntil: z.optional(Day),
  /** In how many rotations it stood or stands. */
  turns: z.int(),
});
export type PlanProduct = z.infer<typeof PlanProduct>;

export const Plan = z.strictObject({
  today: Day,
  placesPerSudin: z.int(),
  rotations: z.array(RotationView),
  products: z.array(PlanProduct),
  /** Products that are not approved but stand in a rotation, or are gone: their names. */
  strangers: z.array(z.strictObject({ id: Id, name: z.string() })),
  /** Gaps, overlaps, missing units, permits that end: of the whole calendar. */
  problems: z.array(FiledProblemShape),
});
export type Plan = z.infer<typeof Plan>;

export const ProposalView = z.strictObject({
  rotations: z.array(
    z.strictObject({
      id: Id,
      added: z.array(z.strictObject({ product: Id, sudin: Sudin, why: z.string() })),
    }),
  ),
  gaps: z.array(z.strictObject({ rotation: Id, sudin: Sudin, empty: z.int(), why: z.string() })),
});
export type ProposalView = z.infer<typeof ProposalView>;

const RotationId = z.strictObject({ id: Id });
const { $schema: _schema, id: _id, ...rotationFields } = RotationSchema.shape;
const RotationBody = z.strictObject(rotationFields);
export type RotationBody = z.infer<typeof RotationBody>;

export const planRoutes = {
  readPlan: route({ method: 'GET', path: '/plan', access: 'read', answer: Plan }),
  /** Changes nothing: the page shows it hatched until somebody keeps it. */
  propose: route({
    method: 'POST',
    path: '/plan/propose',
    access: 'plan',
    body: z.strictObject({
      /** As they stand on the page, saved or not. */
      rotations: z.array(z.strictObject({ id: Id, starts: Day, ends: Day, products: z.array(Id) })),
      /** Ids of those to fill. */
      fill: z.array(Id),
    }),
    answer: ProposalView,
  }),
  addRotation: route({ method: 'POST', path: '/rotations', access: 'plan', body: RotationBody, answer: RotationView }),
  saveRotation: route({
    method: 'PUT',
    path: '/rotations/:id',
    access: 'plan',
    params: RotationId,
    body: RotationBody,
    needsMatch: true,
    answer: RotationView,
  }),
  deleteRotation: route({
    method: 'DELETE',
    path: '/rotations/:id',
    access: 'plan',
    params: RotationId,
    needsMatch: true,
    answer: Nothing,
  }),
} as const;
