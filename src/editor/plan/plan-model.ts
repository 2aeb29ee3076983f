/** The planner under somebody's hands: the board, what is being asked for it, and saving rotation by rotation. */
import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Plan, ProposalView, RotationView } from '../../api/plan.ts';
import { routes } from '../../api/routes.ts';
import type { SudinKey } from '../../contract/places.ts';
import { CallError } from '../call.ts';
import type { SessionModel } from '../session.ts';
import * as boards from './plan-board.ts';

export interface Picking {
  readonly rotation: RotationView;
  readonly sudin: SudinKey;
  /** What stands in the place now; undefined for an empty one. */
  readonly insteadOf: string | undefined;
}

export interface PlanModel {
  readonly board: ReadonlySignal<boards.Board>;
  readonly changed: ReadonlySignal<readonly RotationView[]>;
  /** Why the last proposal left places empty. */
  readonly gaps: ReadonlySignal<ProposalView['gaps']>;
  readonly picking: Signal<Picking | undefined>;
  readonly isProposing: ReadonlySignal<boolean>;
  readonly isSaving: ReadonlySignal<boolean>;
  takePlan(plan: Plan): void;
  place(picking: Picking, product: string): void;
  remove(rotation: RotationView, product: string): void;
  swap(
    from: { rotation: RotationView; product: string },
    to: { rotation: RotationView; product: string | undefined },
  ): void;
  /** For the empty places of those of `rotations` that have not ended. */
  propose(rotations: readonly RotationView[]): Promise<void>;
  keepProposal(): void;
  dropProposal(): void;
  undoAll(): void;
  save(): Promise<void>;
}

export interface PlanPorts {
  readonly session: Pick<SessionModel, 'ask'>;
  readonly tell: (sentence: string) => void;
  readonly reload: () => Promise<void>;
}

export function createPlanModel(plan: Plan, { session, tell, reload }: PlanPorts): PlanModel {
  const board = signal(boards.boardOf(plan));
  const gaps = signal<ProposalView['gaps']>([]);
  const picking = signal<Picking | undefined>(undefined);
  const isProposing = signal(false);
  const isSaving = signal(false);

  async function propose(rotations: readonly RotationView[]): Promise<void> {
    isProposing.value = true;
    const { plan: now } = board.value;
    try {
      const proposal = await session.ask(routes.propose, {
        body: {
          rotations: now.rotations.map((rotation) => ({
            id: rotation.id,
            starts: rotation.starts,
            ends: rotation.ends,
            products: [...boards.productsOf(board.value, rotation)],
          })),
          fill: rotations.filter(({ phase }) => phase !== 'ended').map(({ id }) => id),
        },
      });
      const added = proposal.rotations.reduce((sum, rotation) => sum + rotation.added.length, 0);
      batch(() => {
        board.value = boards.withProposal(board.value, proposal);
        gaps.value = proposal.gaps;
      });
      if (added === 0) tell('Tidak ada tempat kosong yang dapat diisi.');
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      tell(error.message);
    } finally {
      isProposing.value = false;
    }
  }

  /** One rotation after the other; what could be saved is saved, what could not stays as an edit. */
  async function save(): Promise<void> {
    isSaving.value = true;
    let failed = 0;
    for (const rotation of boards.changedRotations(board.value)) {
      const { id, title, starts, ends, etag } = rotation;
      try {
        const next = await session.ask(routes.saveRotation, {
          params: { id },
          ifMatch: etag,
          body: { title, starts, ends, products: [...boards.productsOf(board.value, rotation)] },
        });
        board.value = boards.saved(board.value, next);
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        failed++;
        tell(`${title.id}: ${error.message}`);
        // Somebody else's version comes under the edit, which stays to be looked at again.
        if (error.code === 'changed-meanwhile') await reload();
      }
    }
    isSaving.value = false;
    if (failed > 0) return;
    tell('Rotasi tersimpan. Terbitkan agar tampil di layar.');
    await reload();
  }

  return {
    board: computed(() => board.value),
    changed: computed(() => boards.changedRotations(board.value)),
    gaps: computed(() => gaps.value),
    picking,
    isProposing: computed(() => isProposing.value),
    isSaving: computed(() => isSaving.value),
    takePlan: (next) => (board.value = boards.withPlan(board.peek(), next)),
    place({ rotation, insteadOf }, product) {
      board.value = boards.place(board.value, rotation, product, insteadOf);
      picking.value = undefined;
    },
    remove: (rotation, product) => (board.value = boards.remove(board.value, rotation, product)),
    swap: (from, to) => (board.value = boards.swap(board.value, from, to)),
    propose,
    keepProposal: () => (board.value = boards.keepProposal(board.value)),
    dropProposal: () => (board.value = boards.withoutProposal(board.value)),
    undoAll: () => (board.value = boards.boardOf(board.value.plan)),
    save,
  };
}
