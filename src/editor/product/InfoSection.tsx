/** Name, commodity, description and price. */
import { NAME_COMFORTABLE_CHARS, DESCRIPTION_COMFORTABLE_CHARS } from '../../contract/limits.ts';
import { COMMODITIES, KECAMATAN } from '../../contract/places.ts';
import { NumberInput } from '../kit/NumberInput.tsx';
import { Select } from '../kit/Select.tsx';
import { TextArea } from '../kit/TextArea.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import type { FieldBinder } from './field-props.ts';
import { FieldRow, FormSection } from '../kit/Page.tsx';

const COMMODITY_WORDS = { kuliner: 'Kuliner', kriya: 'Kriya', fesyen: 'Fesyen' } as const;

export function InfoSection({ bind }: { readonly bind: FieldBinder }) {
  const idr = bind.value('price.idr');
  return (
    <FormSection title="Informasi produk">
      <FieldRow sixths={[3, 3]}>
        <TextInput
          label="Nama produk"
          isRequired
          isSpellChecked
          {...bind.text('name.id', 'name')}
          help={`Paling nyaman dibaca sampai ${NAME_COMFORTABLE_CHARS} karakter.`}
        />
        <TextInput
          label="Nama dalam bahasa Inggris"
          note="opsional"
          lang="en"
          isSpellChecked
          {...bind.text('name.en')}
        />
      </FieldRow>
      <FieldRow sixths={[3, 3]}>
        <Select
          label="Komoditas"
          field="commodity"
          isRequired
          options={COMMODITIES.map((value) => ({ value, title: COMMODITY_WORDS[value] }))}
          value={COMMODITIES.find((value) => value === bind.value('commodity'))}
          onChange={(value) => bind.set('commodity', value)}
          problems={bind.problemsAt('commodity')}
          isDisabled={bind.isReadOnly}
        />
        <NumberInput
          label="Harga"
          format="rupiah"
          field="price.idr"
          note="opsional"
          value={typeof idr === 'number' ? idr : undefined}
          onChange={(value) => bind.set('price.idr', value)}
          problems={[...bind.problemsAt('price.idr'), ...bind.problemsAt('price')]}
          help="Kosongkan bila harga ditanyakan; layar menulis Tanyakan harga."
          isReadOnly={bind.isReadOnly}
        />
      </FieldRow>
      <FieldRow sixths={[3, 3]}>
        <TextInput
          label="Kemasan"
          note="opsional"
          {...bind.text('price.unit.id', 'price.unit')}
          placeholder="botol kaca 150 g"
        />
        <TextInput label="Kemasan dalam bahasa Inggris" note="opsional" lang="en" {...bind.text('price.unit.en')} />
      </FieldRow>
      <TextArea
        label="Deskripsi"
        isRequired
        {...bind.text('description.id', 'description')}
        countToChars={DESCRIPTION_COMFORTABLE_CHARS}
        rows={4}
      />
      <TextArea
        label="Deskripsi dalam bahasa Inggris"
        note="opsional"
        lang="en"
        {...bind.text('description.en')}
        countToChars={DESCRIPTION_COMFORTABLE_CHARS}
        rows={4}
      />
    </FormSection>
  );
}

/** Who made it, and where. */
export function ProducerSection({ bind }: { readonly bind: FieldBinder }) {
  return (
    <FormSection title="Pelaku usaha">
      <FieldRow sixths={[3, 3]}>
        <TextInput
          label="Nama usaha"
          isRequired
          {...bind.text('producer.name', 'producer')}
          help="Nama usaha, bukan nama orang."
        />
        <Select
          label="Kecamatan"
          field="producer.kecamatan"
          isRequired
          options={KECAMATAN.map((value) => ({ value, title: value }))}
          value={KECAMATAN.find((value) => value === bind.value('producer.kecamatan'))}
          onChange={(value) => bind.set('producer.kecamatan', value)}
          problems={bind.problemsAt('producer.kecamatan')}
          isDisabled={bind.isReadOnly}
        />
      </FieldRow>
    </FormSection>
  );
}
