/** Halal certificate, P-IRT, packaging and allergens. */
import { ALLERGENS } from '../../contract/product.ts';
import { Checkbox } from '../kit/Checkbox.tsx';
import { DateInput } from '../kit/DateInput.tsx';
import { ProblemLine, toneOf } from '../kit/ProblemLine.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import type { FieldBinder } from './field-props.ts';
import { FieldRow, FormSection } from '../kit/Page.tsx';
import styles from './PermitSection.module.css';

const ALLERGEN_WORDS: Readonly<Record<(typeof ALLERGENS)[number], string>> = {
  gluten: 'Gluten',
  telur: 'Telur',
  ikan: 'Ikan',
  'kacang-tanah': 'Kacang tanah',
  kedelai: 'Kedelai',
  susu: 'Susu',
  'kacang-pohon': 'Kacang pohon',
  sulfit: 'Sulfit',
};

export function PermitSection({ bind }: { readonly bind: FieldBinder }) {
  const isFood = bind.value('commodity') === 'kuliner';
  return (
    <FormSection title="Perizinan">
      <FieldRow sixths={[4, 2]}>
        <TextInput
          label="Nomor sertifikat halal"
          note={isFood ? 'wajib untuk kuliner' : 'opsional'}
          isRequired={isFood}
          {...bind.text('halal.certificate', 'halal')}
          placeholder="ID31…"
          help="ID diikuti 17 angka, seperti pada sertifikat dari BPJPH."
        />
        <DateInput label="Tanggal terbit" {...bind.date('halal.issuedOn')} />
      </FieldRow>
      <DateInput
        label="Berlaku hingga"
        note="hanya bila tercetak di sertifikat"
        {...bind.date('halal.validUntil')}
        help="Sertifikat sejak 2023 berlaku tanpa batas waktu; biarkan kosong."
      />
      {(isFood || bind.value('pirt') !== undefined) && (
        <FieldRow sixths={[4, 2]}>
          <TextInput
            label="Nomor P-IRT"
            note="diutamakan"
            {...bind.text('pirt.number', 'pirt')}
            help="15 angka. Dua angka terakhir adalah tahun berakhir."
          />
          <DateInput label="Berlaku hingga" {...bind.date('pirt.validUntil')} />
        </FieldRow>
      )}
      {isFood && <Food bind={bind} />}
    </FormSection>
  );
}

function Food({ bind }: { readonly bind: FieldBinder }) {
  const given = bind.value('allergens');
  const chosen: readonly unknown[] = Array.isArray(given) ? given : [];
  return (
    <>
      <div data-field="packagingChecked" tabIndex={-1}>
        <Checkbox
          label="Kemasan sudah diperiksa dan menarik"
          isChecked={bind.value('packagingChecked') === true}
          onChange={(isChecked) => bind.set('packagingChecked', isChecked ? true : undefined)}
          isDisabled={bind.isReadOnly}
        />
        {bind.problemsAt('packagingChecked').map(({ severity, sentence }) => (
          <ProblemLine key={sentence} tone={toneOf(severity)}>
            {sentence}
          </ProblemLine>
        ))}
      </div>
      <fieldset class={styles.allergens} data-field="allergens">
        <legend>
          Alergen <span>(opsional)</span>
        </legend>
        {ALLERGENS.map((allergen) => (
          <Checkbox
            key={allergen}
            label={ALLERGEN_WORDS[allergen]}
            isChecked={chosen.includes(allergen)}
            onChange={(isChecked) =>
              bind.set('allergens', isChecked ? [...chosen, allergen] : chosen.filter((each) => each !== allergen))
            }
            isDisabled={bind.isReadOnly}
          />
        ))}
      </fieldset>
    </>
  );
}
