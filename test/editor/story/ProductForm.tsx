import { useSignal } from '@preact/signals';
import { ActionBar } from '../../../src/editor/kit/ActionBar.tsx';
import { Button } from '../../../src/editor/kit/Button.tsx';
import { DateInput } from '../../../src/editor/kit/DateInput.tsx';
import { NumberInput } from '../../../src/editor/kit/NumberInput.tsx';
import { FieldRow, FormSection, HeaderNote, PageHeader, SplitBody } from '../../../src/editor/kit/Page.tsx';
import { Panel } from '../../../src/editor/kit/Panel.tsx';
import { ProblemLine } from '../../../src/editor/kit/ProblemLine.tsx';
import { Segment } from '../../../src/editor/kit/Segment.tsx';
import { Select } from '../../../src/editor/kit/Select.tsx';
import { UnsavedPill } from '../../../src/editor/kit/StatusPill.tsx';
import { TextArea } from '../../../src/editor/kit/TextArea.tsx';
import { TextInput } from '../../../src/editor/kit/TextInput.tsx';
import { Thumb } from '../../../src/editor/kit/Thumb.tsx';
import { Toolbar } from '../../../src/editor/kit/Toolbar.tsx';
import { CardPreview, type PreviewShape } from '../../../src/editor/preview/CardPreview.tsx';
import { draftToCard, type ProductDraft } from '../../../src/editor/preview/draft-to-card.ts';
import { nameVerdict, type NameVerdict } from '../../../src/editor/preview/name-fit.ts';
import { KECAMATAN } from '../../../src/contract/places.ts';
import { gallery, photoOf, sambalProduct } from './data.ts';

const TODAY = '2026-11-24';
const error = (sentence: string) => [{ severity: 'error' as const, sentence }];

export function ProductForm() {
  const draft = useSignal<ProductDraft>({
    ...sambalProduct,
    halal: { certificate: 'ID3111999900001032', issuedOn: '2024-03-12' },
    pirt: { number: '111317599990129', validUntil: '2028-05-20' },
  });
  const shape = useSignal<PreviewShape>('landscape');
  const language = useSignal<'id' | 'en'>('id');
  const name = useSignal<NameVerdict | undefined>(undefined);
  const { value } = draft;
  const change = (part: ProductDraft) => (draft.value = { ...draft.peek(), ...part });
  const photo = photoOf(sambalProduct, value.photos?.[0]?.file ?? '');

  return (
    <>
      <PageHeader
        kind="bar"
        backHref="/staf/produk"
        backLabel="Kembali ke daftar produk"
        title={value.name?.id ?? ''}
        pill={<UnsavedPill>Perubahan belum disimpan</UnsavedPill>}
        actions={<HeaderNote>Terakhir disimpan 09.12 WIB oleh Admin galeri</HeaderNote>}
      />
      <SplitBody
        besideLabel="Pratinjau dan pemeriksaan"
        beside={
          <>
            <Toolbar
              label="Pratinjau"
              title="Pratinjau layar"
              end={
                <>
                  <Segment
                    label="Bentuk layar"
                    value={shape.value}
                    onChange={(wanted) => (shape.value = wanted)}
                    choices={[
                      { value: 'landscape', title: 'Lanskap' },
                      { value: 'portrait', title: 'Potret' },
                      { value: 'detail', title: 'Rincian' },
                    ]}
                  />
                  <Segment
                    label="Bahasa layar"
                    value={language.value}
                    onChange={(wanted) => (language.value = wanted)}
                    choices={[
                      { value: 'id', title: 'ID' },
                      { value: 'en', title: 'EN' },
                    ]}
                  />
                </>
              }
            />
            <CardPreview
              card={draftToCard(value, TODAY)}
              gallery={gallery}
              shape={shape.value}
              language={language.value}
              today={TODAY}
              photoUrl={(file) => photoOf(sambalProduct, file)}
              onName={(fit, on) => (name.value = nameVerdict(fit, on))}
            />
            <Panel title="Sebelum diajukan untuk kurasi">
              <ProblemLine tone="err" detail="Produk kuliner tanpa sertifikat halal tidak dapat ditayangkan.">
                Nomor sertifikat halal belum benar
              </ProblemLine>
              <ProblemLine tone="err" detail="Nomor menyebut 2029, masa berlaku tertulis 2028.">
                Tahun P-IRT tidak sama
              </ProblemLine>
              <ProblemLine tone="ok">Foto utama cukup besar dan terang</ProblemLine>
              <ProblemLine tone="warn" detail="Boleh diajukan. Layar memakai teks bahasa Indonesia.">
                Deskripsi bahasa Inggris belum ada
              </ProblemLine>
              {name.value !== undefined && (
                <ProblemLine tone={name.value.tone} detail={name.value.detail}>
                  {name.value.sentence}
                </ProblemLine>
              )}
            </Panel>
          </>
        }
      >
        <FormSection title="Foto">
          <Toolbar label="Foto">
            <Thumb src={photo} commodity="kuliner" size="large" label="Utama" alt="Foto utama" />
            <Thumb src={undefined} commodity="kuliner" size="large" />
          </Toolbar>
        </FormSection>
        <FormSection title="Perizinan">
          <FieldRow sixths={[4, 2]}>
            <TextInput
              label="Nomor sertifikat halal"
              note="wajib untuk kuliner"
              field="halal.certificate"
              value={value.halal?.certificate ?? ''}
              onInput={(certificate) => change({ halal: { ...value.halal, certificate } })}
              problems={error(
                'Nomor ini kurang satu angka: baru 16 dari 17 angka setelah huruf ID. Lihat kembali sertifikat dari BPJPH.',
              )}
            />
            <DateInput
              label="Tanggal terbit"
              field="halal.issuedOn"
              value={value.halal?.issuedOn}
              onChange={(issuedOn) => change({ halal: { ...value.halal, issuedOn } })}
            />
          </FieldRow>
          <FieldRow sixths={[4, 2]}>
            <TextInput
              label="Nomor P-IRT"
              note="diutamakan"
              help="15 angka. Dua angka terakhir adalah tahun berakhir."
              field="pirt.number"
              value={value.pirt?.number ?? ''}
              onInput={(number) => change({ pirt: { ...value.pirt, number } })}
            />
            <DateInput
              label="Berlaku hingga"
              field="pirt.validUntil"
              value={value.pirt?.validUntil}
              onChange={(validUntil) => change({ pirt: { ...value.pirt, validUntil } })}
              problems={error('Tahun pada nomor P-IRT adalah 2029.')}
            />
          </FieldRow>
        </FormSection>
        <FormSection title="Informasi produk">
          <FieldRow sixths={[3, 3]}>
            <TextInput
              label="Nama produk"
              field="name.id"
              value={value.name?.id ?? ''}
              onInput={(id) => change({ name: { ...value.name, id } })}
            />
            <TextInput
              label="Nama dalam bahasa Inggris"
              note="opsional"
              lang="en"
              value={value.name?.en ?? ''}
              onInput={(en) => change({ name: { ...value.name, en } })}
            />
          </FieldRow>
          <FieldRow sixths={[2, 2, 2]}>
            <NumberInput
              label="Harga"
              format="rupiah"
              value={value.price?.idr}
              onChange={(idr) => change({ price: { ...value.price, idr } })}
            />
            <TextInput
              label="Kemasan"
              value={value.price?.unit?.id ?? ''}
              onInput={(id) => change({ price: { ...value.price, unit: { ...value.price?.unit, id } } })}
            />
            <Select
              label="Kecamatan"
              options={KECAMATAN.map((title) => ({ value: title, title }))}
              value={value.producer?.kecamatan}
              onChange={(kecamatan) => change({ producer: { ...value.producer, kecamatan } })}
            />
          </FieldRow>
          <TextArea
            label="Deskripsi"
            countToChars={240}
            value={value.description?.id ?? ''}
            onInput={(id) => change({ description: { ...value.description, id } })}
          />
        </FormSection>
      </SplitBody>
      <ActionBar start={<Button kind="link">Buang perubahan</Button>} note="2 masalah harus diperbaiki" noteTone="err">
        <Button>Simpan draf</Button>
        <Button kind="primary" isDisabled disabledReason="2 masalah harus diperbaiki">
          Ajukan untuk kurasi
        </Button>
      </ActionBar>
    </>
  );
}
