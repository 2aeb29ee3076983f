/** The planner: rotations beside each other, a row for each Suku Dinas, and a proposal for what is empty. */
import { ChevronLeft, ChevronRight } from 'lucide';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Plan, RotationView } from '../../api/plan.ts';
import { routes } from '../../api/routes.ts';
import { useEditor } from '../context.ts';
import { ActionBar } from '../kit/ActionBar.tsx';
import { Button } from '../kit/Button.tsx';
import { IconButton } from '../kit/IconButton.tsx';
import { Panel } from '../kit/Panel.tsx';
import { ProblemLine, toneOf } from '../kit/ProblemLine.tsx';
import { Loaded } from '../Loaded.tsx';
import { PageBody, PageHeader } from '../kit/Page.tsx';
import { createResource } from '../resource.ts';
import { hrefTo } from '../routes.ts';
import { emptyPlaces } from './plan-board.ts';
import { createPlanModel, type PlanModel } from './plan-model.ts';
import styles from './PlanPage.module.css';
import { PlanTable } from './PlanTable.tsx';
import { PickProductDialog } from './PickProductDialog.tsx';
import { RotationDialog } from './RotationDialog.tsx';
import { ShareBars } from './ShareBars.tsx';

export function PlanPage() {
  const { session } = useEditor();
  const plan = useMemo(() => createResource(() => session.ask(routes.readPlan, {})), [session]);
  useEffect(() => void plan.reload(), [plan]);
  return <Loaded resource={plan}>{(value) => <Planner plan={value} reload={() => plan.reload()} />}</Loaded>;
}

/** Columns that stand beside each other at first: what runs, and what is near enough to be thought about. */
const COLUMNS_AT_FIRST = 4;

function Planner({ plan, reload }: { readonly plan: Plan; readonly reload: () => Promise<void> }) {
  const { session, tell } = useEditor();
  const model = useMemo(() => createPlanModel(plan, { session, tell, reload }), []);
  useEffect(() => model.takePlan(plan), [plan]);
  const board = model.board.value;
  const first = useSignal(firstColumn(plan));
  const editing = useSignal<RotationView | 'new' | undefined>(undefined);
  const columns = board.plan.rotations.slice(first.value, first.value + COLUMNS_AT_FIRST);
  const mayPlan = session.may('plan');
  const changed = model.changed.value.length;
  const proposed = [...board.proposed.values()].reduce((sum, { size }) => sum + size, 0);
  return (
    <>
      <PageHeader
        title="Rotasi"
        sub={`${plan.placesPerSudin * 6} produk per rotasi, ${plan.placesPerSudin} per Sudin`}
        actions={
          <>
            <Steps
              first={first.value}
              count={board.plan.rotations.length}
              shown={COLUMNS_AT_FIRST}
              onMove={(next) => (first.value = next)}
            />
            <Button href={hrefTo('settings')}>Kalender libur</Button>
            {mayPlan && <Button onPress={() => (editing.value = 'new')}>Tambah rotasi</Button>}
            {mayPlan && (
              <Button kind="kunyit" isBusy={model.isProposing.value} onPress={() => void model.propose(columns)}>
                Usulkan rotasi
              </Button>
            )}
          </>
        }
      />
      <PageBody>
        <div class={styles.columns}>
          <PlanTable
            board={board}
            columns={columns}
            mayPlan={mayPlan}
            onPlace={(rotation, sudin, insteadOf) => (model.picking.value = { rotation, sudin, insteadOf })}
            onRemove={(rotation, product) => model.remove(rotation, product)}
            onSwap={(from, to) => model.swap(from, to)}
            onEdit={(rotation) => (editing.value = rotation)}
          />
          <aside class={styles.side} aria-label="Giliran dan catatan">
            <ShareBars board={board} columns={columns} />
            <Notes model={model} columns={columns} />
          </aside>
        </div>
        {mayPlan && (changed > 0 || proposed > 0) && (
          <ActionBar
            start={
              <Button kind="link" onPress={() => (proposed > 0 ? model.dropProposal() : model.undoAll())}>
                {proposed > 0 ? 'Buang usulan' : 'Buang perubahan'}
              </Button>
            }
            note={proposed > 0 ? `${proposed} tempat diusulkan` : `${changed} rotasi diubah dan belum disimpan`}
          >
            {proposed > 0 ? (
              <Button kind="primary" onPress={() => model.keepProposal()}>
                Pakai usulan
              </Button>
            ) : (
              <Button kind="primary" isBusy={model.isSaving.value} onPress={() => void model.save()}>
                Simpan rotasi
              </Button>
            )}
          </ActionBar>
        )}
        {model.picking.value !== undefined && <PickProductDialog model={model} picking={model.picking.value} />}
        {editing.value !== undefined && (
          <RotationDialog
            rotation={editing.value === 'new' ? undefined : editing.value}
            rotations={board.plan.rotations}
            onClose={() => (editing.value = undefined)}
            onChanged={() => {
              editing.value = undefined;
              void reload();
            }}
          />
        )}
      </PageBody>
    </>
  );
}

const firstColumn = ({ rotations }: Plan): number => {
  const running = rotations.findIndex(({ phase }) => phase !== 'ended');
  return Math.max(0, running === -1 ? rotations.length - COLUMNS_AT_FIRST : running);
};

interface StepsProps {
  readonly first: number;
  readonly count: number;
  readonly shown: number;
  readonly onMove: (first: number) => void;
}

function Steps({ first, count, shown, onMove }: StepsProps) {
  if (count <= shown) return null;
  return (
    <div class={styles.steps} role="group" aria-label="Geser rotasi">
      <IconButton
        icon={ChevronLeft}
        label="Rotasi sebelumnya"
        isDisabled={first === 0}
        onPress={() => onMove(Math.max(0, first - shown))}
      />
      <IconButton
        icon={ChevronRight}
        label="Rotasi berikutnya"
        isDisabled={first + shown >= count}
        onPress={() => onMove(Math.min(count - shown, first + shown))}
      />
    </div>
  );
}

/** What is still empty in the rotations in sight, and what the check says of the calendar. */
function Notes({ model, columns }: { readonly model: PlanModel; readonly columns: readonly RotationView[] }) {
  const { sudinName } = useEditor();
  const board = model.board.value;
  const inSight = new Set(columns.map(({ id }) => id));
  const empty = emptyPlaces(board).filter(({ rotation }) => inSight.has(rotation.id));
  const gaps = model.gaps.value;
  const { problems, strangers } = board.plan;
  return (
    <>
      {empty.length > 0 && (
        <Panel tone="note" title={`${empty.reduce((sum, each) => sum + each.empty, 0)} tempat kosong`}>
          <ul class={styles.notes}>
            {empty.map(({ rotation, sudin, empty: places }) => (
              <li key={`${rotation.id} ${sudin}`}>
                {sudinName(sudin)}, {rotation.title.id}: {places} tempat.{' '}
                {gaps.find((gap) => gap.rotation === rotation.id && gap.sudin === sudin)?.why}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {(problems.length > 0 || strangers.length > 0) && (
        <Panel title="Perlu diperhatikan">
          {strangers.map(({ id, name }) => (
            <ProblemLine key={id} tone="warn">
              {name} tercantum dalam rotasi, tetapi tidak disetujui atau sudah tidak ada.
            </ProblemLine>
          ))}
          {problems.map(({ file, field, severity, sentence }) => (
            <ProblemLine key={`${file} ${field} ${sentence}`} tone={toneOf(severity)} detail={file}>
              {sentence}
            </ProblemLine>
          ))}
        </Panel>
      )}
    </>
  );
}
