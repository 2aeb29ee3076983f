import { TextInput } from '../kit/TextInput.tsx';
import { FieldRow, FormSection } from '../kit/Page.tsx';
import type { SettingsBinder } from './settings-binder.ts';

/** The names of the six Suku Dinas: departments are renamed, the six stay. */
export function UnitsSection({ bind }: { readonly bind: SettingsBinder }) {
  const given = bind.value('sudin');
  const units: readonly unknown[] = Array.isArray(given) ? given : [];
  return (
    <>
      {units.map((_, index) => (
        <FormSection key={index} title={bind.text(`sudin.${index}.short`).value}>
          <FieldRow sixths={[2, 2, 2]}>
            <TextInput label="Nama pendek" isRequired {...bind.text(`sudin.${index}.short`)} />
            <TextInput label="Nama lengkap" isRequired {...bind.text(`sudin.${index}.name.id`)} />
            <TextInput
              label="Dalam bahasa Inggris"
              note="opsional"
              lang="en"
              {...bind.text(`sudin.${index}.name.en`)}
            />
          </FieldRow>
        </FormSection>
      ))}
    </>
  );
}
