/** Everything the other stories do not show. */
import { useSignal } from '@preact/signals';
import { Plus, Trash2 } from 'lucide';
import { Button, type ButtonProps } from '../../../src/editor/kit/Button.tsx';
import { Checkbox } from '../../../src/editor/kit/Checkbox.tsx';
import { ConfirmDialog } from '../../../src/editor/kit/ConfirmDialog.tsx';
import { EmptyState } from '../../../src/editor/kit/EmptyState.tsx';
import { IconButton } from '../../../src/editor/kit/IconButton.tsx';
import { NumberInput } from '../../../src/editor/kit/NumberInput.tsx';
import { FieldRow, PageBody, PageHeader } from '../../../src/editor/kit/Page.tsx';
import { Panel } from '../../../src/editor/kit/Panel.tsx';
import { ProgressBar } from '../../../src/editor/kit/ProgressBar.tsx';
import { SegmentField } from '../../../src/editor/kit/Segment.tsx';
import { Select } from '../../../src/editor/kit/Select.tsx';
import type { Status } from '../../../src/api/products.ts';
import { STATUS_WORDS, StatusPill } from '../../../src/editor/kit/StatusPill.tsx';
import { Tabs } from '../../../src/editor/kit/Tabs.tsx';
import type { Toasts } from '../../../src/editor/kit/toasts.ts';
import { Toolbar } from '../../../src/editor/kit/Toolbar.tsx';

const KINDS: readonly (readonly [NonNullable<ButtonProps['kind']>, string])[] = [
  ['primary', 'Terbitkan'],
  ['ink', 'Masuk'],
  ['secondary', 'Simpan draf'],
  ['kunyit', 'Usulkan rotasi'],
  ['danger', 'Hapus produk'],
  ['link', 'Buang perubahan'],
];
const STATUSES = Object.keys(STATUS_WORDS) as Status[];

export function Kit({ toasts }: { readonly toasts: Toasts }) {
  const tab = useSignal<'one' | 'two'>('one');
  const isAsking = useSignal(false);
  const isChecked = useSignal(true);
  const commodity = useSignal<'kuliner' | 'kriya' | 'fesyen' | undefined>(undefined);
  const seconds = useSignal<number | undefined>(12);
  return (
    <>
      <PageHeader title="Perlengkapan" />
      <PageBody>
        <Panel title="Tombol" actions={<Button size="small">Salin</Button>}>
          {([{}, { isBusy: true }, { isDisabled: true, size: 'small' }] as const).map((state, index) => (
            <Toolbar key={index} label={`Tombol ${index + 1}`}>
              {KINDS.map(([kind, words]) => (
                <Button key={kind} kind={kind} {...state}>
                  {words}
                </Button>
              ))}
            </Toolbar>
          ))}
          <Toolbar label="Gambar">
            <IconButton icon={Plus} label="Tambah" />
            <IconButton icon={Trash2} label="Hapus" size="small" />
            <IconButton icon={Trash2} label="Hapus yang lain" isDisabled />
            <Button onPress={() => (isAsking.value = true)}>Hapus …</Button>
            <Button onPress={() => toasts.show('Draf tersimpan.')}>Kabar</Button>
            <Button
              onPress={() =>
                toasts.show('Produk dihapus.', { action: { title: 'Urungkan', onPress: () => undefined } })
              }
            >
              Kabar dengan tindakan
            </Button>
            <Button onPress={() => toasts.show('Gagal menyimpan, coba lagi.', { tone: 'err' })}>Kabar buruk</Button>
          </Toolbar>
        </Panel>
        <Panel title="Status">
          <Toolbar label="Status">
            {STATUSES.map((status) => (
              <StatusPill key={status} status={status} />
            ))}
          </Toolbar>
        </Panel>
        <Panel title="Isian">
          <FieldRow sixths={[2, 2, 2]}>
            <SegmentField
              label="Komoditas"
              note="wajib"
              choices={[
                { value: 'kuliner', title: 'Kuliner' },
                { value: 'kriya', title: 'Kriya' },
                { value: 'fesyen', title: 'Fesyen' },
              ]}
              value={commodity.value}
              onChange={(wanted) => (commodity.value = wanted)}
              problems={commodity.value === undefined ? [{ severity: 'error', sentence: 'Wajib diisi.' }] : []}
            />
            <NumberInput
              label="Durasi tayang"
              format="whole"
              suffix="detik"
              value={seconds.value}
              onChange={(wanted) => (seconds.value = wanted)}
            />
            <Select
              label="Sudin"
              options={[{ value: 'kpkp', title: 'KPKP' }]}
              value={undefined}
              onChange={() => undefined}
              problems={[{ severity: 'warning', sentence: 'Belum dipilih; boleh diisi nanti.' }]}
            />
          </FieldRow>
          <Checkbox
            label="Sudah diperiksa di laman BPJPH"
            help="Tanggal dan nama pemeriksa dicatat."
            isChecked={isChecked.value}
            onChange={(wanted) => (isChecked.value = wanted)}
          />
        </Panel>
        <Panel tone="note" title="Sosial kurang satu giliran">
          Rotasi 9 masih punya satu tempat kosong.
        </Panel>
        <Panel title="Kemajuan">
          <ProgressBar label="Mengunggah 2 dari 5 foto" share={0.4} />
          <ProgressBar label="Menyiapkan foto" share={undefined} />
        </Panel>
        <Tabs
          label="Versi"
          tabs={[
            { id: 'one', title: 'Versi Anda', count: 2 },
            { id: 'two', title: 'Versi lain' },
          ]}
          current={tab.value}
          onChange={(id) => (tab.value = id)}
        >
          <EmptyState
            title="Belum ada produk"
            text="Tambahkan produk pertama Sudin Anda; draf tersimpan sendiri."
            actions={<Button kind="primary">Tambah produk</Button>}
          />
        </Tabs>
      </PageBody>
      {isAsking.value && (
        <ConfirmDialog
          title="Hapus produk ini?"
          text="Produk dapat dikembalikan dengan Urungkan."
          confirm="Hapus produk"
          kind="danger"
          onConfirm={() => (isAsking.value = false)}
          onCancel={() => (isAsking.value = false)}
        />
      )}
    </>
  );
}
