import { TextInput } from '../kit/TextInput.tsx';
import { FieldRow, FormSection } from '../kit/Page.tsx';
import type { SettingsBinder } from './settings-binder.ts';

/** What stands on the eave and on the first page. */
export function TextsSection({ bind }: { readonly bind: SettingsBinder }) {
  return (
    <>
      <FormSection title="Nama galeri">
        <FieldRow sixths={[3, 3]}>
          <TextInput label="Nama" isRequired {...bind.text('name.title')} />
          <TextInput label="Tempat" isRequired {...bind.text('name.place')} />
        </FieldRow>
      </FormSection>
      <FormSection title="Penyelenggara">
        <FieldRow sixths={[3, 3]}>
          <TextInput label="Baris penyelenggara" isRequired isSpellChecked {...bind.text('host.line.id')} />
          <TextInput label="Dalam bahasa Inggris" note="opsional" lang="en" {...bind.text('host.line.en')} />
        </FieldRow>
        <TextInput
          label="Mitra"
          isRequired
          {...bind.text('host.partner')}
          help="Misalnya nama bank, seperti tertulis di lobi."
        />
      </FormSection>
      <FormSection title="Kalimat pembuka">
        <FieldRow sixths={[3, 3]}>
          <TextInput label="Kalimat" isRequired isSpellChecked {...bind.text('intro.id')} />
          <TextInput label="Dalam bahasa Inggris" note="opsional" lang="en" isSpellChecked {...bind.text('intro.en')} />
        </FieldRow>
      </FormSection>
    </>
  );
}
