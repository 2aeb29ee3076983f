import { CONTROLS_MM, IDLE_SECONDS, POLL_SECONDS, SLIDE_SECONDS } from '../../contract/limits.ts';
import { NumberInput } from '../kit/NumberInput.tsx';
import { FieldRow, FormSection } from '../kit/Page.tsx';
import type { SettingsBinder } from './settings-binder.ts';

/** How long things stand, and how the panel hangs. */
export function ScreenSection({ bind }: { readonly bind: SettingsBinder }) {
  return (
    <>
      <FormSection title="Waktu">
        <FieldRow sixths={[2, 2, 2]}>
          <NumberInput
            label="Lama tayang setiap produk"
            suffix="detik"
            {...bind.number('screen.slideSeconds')}
            help={`Biasanya ${SLIDE_SECONDS.fallback} detik.`}
          />
          <NumberInput
            label="Kembali ke awal setelah tidak disentuh"
            suffix="detik"
            {...bind.number('screen.idleSeconds')}
            help={`Biasanya ${IDLE_SECONDS.fallback} detik.`}
          />
          <NumberInput
            label="Periksa isi baru setiap"
            suffix="detik"
            {...bind.number('screen.pollSeconds')}
            help={`Biasanya ${POLL_SECONDS.fallback} detik.`}
          />
        </FieldRow>
      </FormSection>
      <FormSection title="Pemasangan layar">
        <FieldRow sixths={[2, 2, 2]}>
          <NumberInput label="Tinggi gambar" note="opsional" suffix="mm" {...bind.number('screen.panel.heightMm')} />
          <NumberInput
            label="Tepi bawah dari lantai"
            note="opsional"
            suffix="mm"
            {...bind.number('screen.panel.bottomEdgeMm')}
          />
          <NumberInput
            label="Tinggi tombol dari lantai"
            note="opsional"
            suffix="mm"
            {...bind.number('screen.panel.controlsMm')}
            help={`${CONTROLS_MM.min} sampai ${CONTROLS_MM.max} mm terjangkau semua orang.`}
          />
        </FieldRow>
      </FormSection>
    </>
  );
}
