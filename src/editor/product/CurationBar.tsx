/** What can be done with the product, on the lower edge of its form. */
import { useSignal } from '@preact/signals';
import { routes } from '../../api/routes.ts';
import type { ProductView } from '../../api/products.ts';
import { CallError } from '../call.ts';
import { useEditor } from '../context.ts';
import { ActionBar } from '../kit/ActionBar.tsx';
import { Button } from '../kit/Button.tsx';
import { ConfirmDialog } from '../kit/ConfirmDialog.tsx';
import { stepsOf, type Step } from './curation-steps.ts';
import type { ProductForm } from './product-form.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

const DONE: Readonly<Record<Step, string>> = {
  submit: 'Diajukan untuk kurasi.',
  withdraw: 'Pengajuan ditarik kembali.',
  approve: 'Disetujui.',
  return: 'Dikembalikan untuk perbaikan.',
  reject: 'Ditolak.',
  archive: 'Diarsipkan.',
  unarchive: 'Dikeluarkan dari arsip.',
  discard: 'Kembali ke versi yang disetujui.',
  delete: 'Dihapus.',
};

export function CurationBar({ form }: { readonly form: ProductForm }) {
  const { session, tell, go } = useEditor();
  const asking = useSignal<'return' | 'reject' | 'discard' | 'delete' | undefined>(undefined);
  const busy = useSignal<Step | 'save' | undefined>(undefined);
  const view = form.view.value;
  const { sudin, id } = view;
  const steps = stepsOf(view, { mayEdit: session.may('edit-product', sudin), mayCurate: session.may('curate', sudin) });
  const errors = form.problems.value.filter(({ severity }) => severity === 'error').length;
  const saveState = form.saveState.value;

  async function take(step: Step, act: (now: ProductView) => Promise<ProductView>): Promise<void> {
    busy.value = step;
    try {
      await form.step(act);
      asking.value = undefined;
      if (form.conflict.value === undefined) tell(DONE[step]);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      tell(error.message);
    } finally {
      busy.value = undefined;
    }
  }

  const on = (now: ProductView) => ({ params: { sudin, id }, ifMatch: now.etag });

  async function remove(): Promise<void> {
    busy.value = 'delete';
    try {
      await session.ask(routes.deleteProduct, on(form.view.value));
      tell(DONE.delete);
      go('/produk');
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      asking.value = undefined;
      tell(error.message);
    } finally {
      busy.value = undefined;
    }
  }

  return (
    <>
      <ActionBar
        start={
          <>
            {steps.has('discard') && (
              <Button kind="link" onPress={() => (asking.value = 'discard')}>
                Buang perubahan
              </Button>
            )}
            {steps.has('archive') && (
              <Button
                kind="link"
                isBusy={busy.value === 'archive'}
                onPress={() => void take('archive', (now) => session.ask(routes.archiveProduct, on(now)))}
              >
                Arsipkan
              </Button>
            )}
            {steps.has('delete') && (
              <Button kind="link" onPress={() => (asking.value = 'delete')}>
                Hapus
              </Button>
            )}
          </>
        }
        note={
          saveState.is === 'failed' ? saveState.sentence : errors > 0 ? `${errors} masalah harus diperbaiki` : undefined
        }
        noteTone={saveState.is === 'failed' || errors > 0 ? 'err' : 'plain'}
      >
        {session.may('edit-product', sudin) && !view.statuses.includes('archived') && (
          <Button
            isBusy={saveState.is === 'saving'}
            onPress={() => void form.save().then((isSaved) => isSaved && tell('Draf tersimpan.'))}
          >
            Simpan draf
          </Button>
        )}
        {steps.has('unarchive') && (
          <Button
            kind="primary"
            isBusy={busy.value === 'unarchive'}
            onPress={() => void take('unarchive', (now) => session.ask(routes.unarchiveProduct, on(now)))}
          >
            Keluarkan dari arsip
          </Button>
        )}
        {steps.has('submit') && (
          <Button
            kind="primary"
            isBusy={busy.value === 'submit'}
            isDisabled={errors > 0}
            disabledReason="Perbaiki dahulu semua masalah."
            onPress={() => void take('submit', (now) => session.ask(routes.submitProduct, { ...on(now), body: {} }))}
          >
            Ajukan untuk kurasi
          </Button>
        )}
        {steps.has('withdraw') && (
          <Button
            isBusy={busy.value === 'withdraw'}
            onPress={() => void take('withdraw', (now) => session.ask(routes.withdrawProduct, on(now)))}
          >
            Tarik pengajuan
          </Button>
        )}
        {steps.has('return') && <Button onPress={() => (asking.value = 'return')}>Kembalikan</Button>}
        {steps.has('reject') && (
          <Button kind="danger" onPress={() => (asking.value = 'reject')}>
            Tolak
          </Button>
        )}
        {steps.has('approve') && (
          <Button
            kind="primary"
            isBusy={busy.value === 'approve'}
            isDisabled={errors > 0}
            disabledReason="Produk dengan masalah tidak dapat disetujui."
            onPress={() => void take('approve', (now) => session.ask(routes.approveProduct, on(now)))}
          >
            Setujui
          </Button>
        )}
      </ActionBar>
      {asking.value === 'return' && (
        <ReasonDialog
          title="Kembalikan untuk perbaikan?"
          sub="Pengusul melihat catatan Anda di formulir produk."
          confirm="Kembalikan"
          kind="primary"
          isBusy={busy.value === 'return'}
          onCancel={() => (asking.value = undefined)}
          onConfirm={(reason) =>
            void take('return', (now) => session.ask(routes.returnProduct, { ...on(now), body: { reason } }))
          }
        />
      )}
      {asking.value === 'reject' && (
        <ReasonDialog
          title="Tolak produk ini?"
          sub="Produk tidak tayang. Versi yang sudah disetujui sebelumnya tetap berlaku."
          confirm="Tolak"
          kind="danger"
          isBusy={busy.value === 'reject'}
          onCancel={() => (asking.value = undefined)}
          onConfirm={(reason) =>
            void take('reject', (now) => session.ask(routes.rejectProduct, { ...on(now), body: { reason } }))
          }
        />
      )}
      {asking.value === 'discard' && (
        <ConfirmDialog
          title="Buang perubahan?"
          text="Formulir kembali ke versi yang disetujui. Perubahan yang belum disetujui hilang."
          confirm="Buang perubahan"
          kind="danger"
          isBusy={busy.value === 'discard'}
          onCancel={() => (asking.value = undefined)}
          onConfirm={() => void take('discard', (now) => session.ask(routes.discardChanges, on(now)))}
        />
      )}
      {asking.value === 'delete' && (
        <ConfirmDialog
          title="Hapus produk ini?"
          text="Produk dapat dikembalikan dari daftar produk selama belum ada yang mengosongkannya."
          confirm="Hapus produk"
          kind="danger"
          isBusy={busy.value === 'delete'}
          onCancel={() => (asking.value = undefined)}
          onConfirm={() => void remove()}
        />
      )}
    </>
  );
}
