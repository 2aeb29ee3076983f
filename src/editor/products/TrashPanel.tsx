/** What was deleted last, and the way back. */
import { useSignal } from '@preact/signals';
import type { AnswerOf } from '../../api/route.ts';
import { routes } from '../../api/routes.ts';
import { CallError } from '../call.ts';
import { momentInSentence } from '../clock-words.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Panel.tsx';
import styles from './ProductsPage.module.css';

interface TrashPanelProps {
  readonly trash: AnswerOf<typeof routes.listProducts>['trash'];
  readonly onChanged: () => void;
}

export function TrashPanel({ trash, onChanged }: TrashPanelProps) {
  const { session, today, tell } = useEditor();
  const busy = useSignal<string | undefined>(undefined);
  const mine = trash.filter(({ sudin }) => session.may('edit-product', sudin));
  if (mine.length === 0) return null;

  async function restore(item: (typeof mine)[number]): Promise<void> {
    busy.value = item.trashId;
    try {
      await session.ask(routes.restoreProduct, { params: { sudin: item.sudin, trashId: item.trashId } });
      tell(`${item.name} dikembalikan.`);
      onChanged();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      tell(error.message);
    } finally {
      busy.value = undefined;
    }
  }

  return (
    <div class={styles.trash}>
      <Panel title="Baru dihapus" sub="Produk kembali lengkap dengan fotonya.">
        <ul class={styles.trashList}>
          {mine.map((item) => (
            <li key={item.trashId}>
              <span>
                <strong>{item.name}</strong>, dihapus {momentInSentence(item.deletedAtMs, today)} oleh {item.by}
              </span>
              <Button
                size="small"
                label={`Urungkan penghapusan ${item.name}`}
                isBusy={busy.value === item.trashId}
                onPress={() => void restore(item)}
              >
                Urungkan
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
