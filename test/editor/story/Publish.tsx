import { useSignal } from '@preact/signals';
import { Button } from '../../../src/editor/kit/Button.tsx';
import { Dialog } from '../../../src/editor/kit/Dialog.tsx';
import { Facts } from '../../../src/editor/kit/Facts.tsx';
import { Segment } from '../../../src/editor/kit/Segment.tsx';
import { Products } from './Products.tsx';

export function Publish() {
  const isOpen = useSignal(true);
  const when = useSignal<'now' | 'later'>('now');
  const close = () => (isOpen.value = false);
  return (
    <>
      <Products />
      {isOpen.value && (
        <Dialog
          title="Terbitkan 4 perubahan ke layar lobi?"
          sub="Layar mengganti isi pada pergantian produk berikutnya, tanpa layar kosong. Versi 41 tetap tersimpan."
          onClose={close}
          beside={
            <Segment
              label="Kapan"
              value={when.value}
              onChange={(wanted) => (when.value = wanted)}
              choices={[
                { value: 'now', title: 'Sekarang' },
                { value: 'later', title: 'Jadwalkan' },
              ]}
            />
          }
          actions={
            <>
              <Button onPress={close}>Batal</Button>
              <Button kind="primary" onPress={close}>
                Terbitkan sekarang
              </Button>
            </>
          }
        >
          <Facts
            facts={[
              {
                title: 'Baru tayang',
                children: (
                  <>
                    <b>Keripik Bayam Hidroponik</b>, KPKP
                  </>
                ),
              },
              {
                title: 'Diubah',
                children: (
                  <>
                    <p>
                      <b>Kue Kembang Goyang Wijen</b>: harga <del>Rp30.000</del> menjadi <ins>Rp32.000</ins>
                    </p>
                    <p>
                      <b>Dodol Betawi</b>: foto utama diganti
                    </p>
                  </>
                ),
              },
              {
                title: 'Berhenti tayang',
                children: (
                  <>
                    <b>Stik Nila Gurih</b>, KPKP: diarsipkan oleh kurator
                  </>
                ),
              },
              {
                title: 'Tidak ikut terbit',
                tone: 'err',
                children: (
                  <>
                    <b>Sambal Bawang Limau</b>: nomor sertifikat halal kurang satu angka. Versi lama tetap tayang.
                  </>
                ),
              },
            ]}
          />
        </Dialog>
      )}
    </>
  );
}
