/** Products from a spreadsheet: a file is chosen, every row is looked at, and only then something is written. */
import { useMemo } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { SUDIN_KEYS } from '../../contract/places.ts';
import { useEditor } from '../context.ts';
import { EmptyState } from '../kit/EmptyState.tsx';
import { PageBody, PageHeader } from '../kit/Page.tsx';
import { ProgressBar } from '../kit/ProgressBar.tsx';
import { hrefTo } from '../routes.ts';
import { ChooseFile } from './ChooseFile.tsx';
import { ImportDone } from './ImportDone.tsx';
import { createImport } from './import-model.ts';
import { LookAtRows } from './LookAtRows.tsx';

export function ImportPage() {
  const { session } = useEditor();
  const model = useMemo(() => createImport(session.noteChange), [session]);
  const units = SUDIN_KEYS.filter((sudin) => session.may('edit-product', sudin));
  const sudin = useSignal(units.length === 1 ? units[0] : undefined);
  const stage = model.stage.value;
  return (
    <>
      <PageHeader title="Impor produk" backHref={hrefTo('products')} backLabel="Kembali ke daftar produk" />
      <PageBody>
        {units.length === 0 && (
          <EmptyState
            title="Anda tidak dapat mengimpor produk"
            text="Impor dilakukan kurator untuk Sudinnya sendiri, atau admin galeri."
          />
        )}
        {units.length > 0 && stage.kind === 'choosing' && (
          <ChooseFile
            units={units}
            sudin={sudin.value}
            failure={model.failure.value}
            failedFile={model.fileName.value}
            onSudin={(unit) => (sudin.value = unit)}
            onFile={(file) => sudin.value !== undefined && void model.check(sudin.value, file)}
          />
        )}
        {(stage.kind === 'checking' || stage.kind === 'importing') && (
          <ProgressBar label={labelOf(stage, model.fileName.value)} share={stage.share < 1 ? stage.share : undefined} />
        )}
        {stage.kind === 'looking' && sudin.value !== undefined && (
          <LookAtRows model={model} preview={stage.preview} sudin={sudin.value} />
        )}
        {stage.kind === 'done' && <ImportDone result={stage.result} onAgain={model.startOver} />}
      </PageBody>
    </>
  );
}

function labelOf({ kind, share }: { readonly kind: 'checking' | 'importing'; readonly share: number }, name: string) {
  if (share < 1) return `Mengirim ${name}`;
  return kind === 'checking' ? 'Memeriksa setiap baris' : 'Menulis produk; jangan tutup halaman ini';
}
