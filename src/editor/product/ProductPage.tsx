/** One product: its form, its preview, and the way to approval. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ProductKey } from '../../api/shapes.ts';
import type { ProductView } from '../../api/products.ts';
import { routes } from '../../api/routes.ts';
import { urlOf } from '../call.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { dateInWords } from '../../contract/indonesian.ts';
import { focusField } from '../kit/focus-field.ts';
import { Panel } from '../kit/Panel.tsx';
import { StatusPill, UnsavedPill } from '../kit/StatusPill.tsx';
import { Loaded } from '../Loaded.tsx';
import { HeaderNote, PageHeader, SplitBody } from '../kit/Page.tsx';
import { hrefTo } from '../routes.ts';
import { createResource } from '../resource.ts';
import { clockTime, localDateAt, momentInSentence } from '../clock-words.ts';
import { ConflictDialog } from '../conflict/ConflictDialog.tsx';
import { valueInWords } from './show-value.ts';
import { CurationBar } from './CurationBar.tsx';
import { fieldProps } from './field-props.ts';
import { HalalCheck } from './HalalCheck.tsx';
import { InfoSection, ProducerSection } from './InfoSection.tsx';
import { LinksSection } from './LinksSection.tsx';
import { PermitSection } from './PermitSection.tsx';
import { PhotoSection } from './PhotoSection.tsx';
import { PreviewColumn } from './PreviewColumn.tsx';
import styles from './ProductPage.module.css';
import { useProductForm } from './use-form.ts';

export function ProductPage({ sudin, id }: ProductKey) {
  const { session } = useEditor();
  const product = useMemo(
    () => createResource(() => session.ask(routes.readProduct, { params: { sudin, id } })),
    [sudin, id],
  );
  useEffect(() => void product.reload(), [product]);
  return <Loaded resource={product}>{(view) => <Form key={`${sudin}/${id}`} opened={view} />}</Loaded>;
}

function Form({ opened }: { readonly opened: ProductView }) {
  const { session, sudinName, today } = useEditor();
  const form = useProductForm(opened);
  const root = useRef<HTMLDivElement>(null);
  const view = form.view.value;
  const draft = form.draft.value;
  const { sudin, id } = view;
  const isReadOnly = !session.may('edit-product', sudin) || view.statuses.includes('archived');
  const bind = fieldProps(form, isReadOnly);
  const photoUrl = (file: string): string =>
    urlOf(routes.readPhoto, { params: { sudin, id, file }, query: { width: '1600' } });
  const conflict = form.conflict.value;
  return (
    <div ref={root}>
      <PageHeader
        kind="bar"
        backHref={hrefTo('products')}
        backLabel="Kembali ke daftar produk"
        title={filledName(draft.name?.id)}
        pill={
          <>
            {view.statuses.map((status) => (
              <StatusPill key={status} status={status} />
            ))}
            {form.saveState.value.is === 'unsaved' && <UnsavedPill>Perubahan belum disimpan</UnsavedPill>}
          </>
        }
        actions={
          <HeaderNote>
            {view.saved === undefined
              ? `Sudin ${sudinName(sudin)}`
              : `Terakhir disimpan ${momentInSentence(view.saved.atMs, today)} oleh ${view.saved.by}`}
          </HeaderNote>
        }
      />
      <SplitBody
        besideLabel="Pratinjau dan pemeriksaan"
        beside={
          <PreviewColumn
            form={form}
            photoUrl={photoUrl}
            onField={(field) => root.current !== null && focusField(root.current, field)}
          />
        }
      >
        <Recovered form={form} />
        <CurationNote view={view} />
        <PhotoSection form={form} bind={bind} photoUrl={photoUrl} />
        <PermitSection bind={bind} />
        <HalalCheck form={form} />
        <InfoSection bind={bind} />
        <ProducerSection bind={bind} />
        <LinksSection bind={bind} links={draft.links} />
      </SplitBody>
      <CurationBar form={form} />
      {conflict !== undefined && (
        <ConflictDialog
          title="Produk ini juga diubah orang lain"
          who={conflict.theirs.saved?.by}
          fields={conflict.fields}
          inWords={valueInWords}
          onSettle={(choices) => form.settle(choices)}
        />
      )}
    </div>
  );
}

const filledName = (name: string | undefined): string =>
  name === undefined || name.trim() === '' ? 'Produk tanpa nama' : name.trim();

function CurationNote({ view }: { readonly view: ProductView }) {
  const { curation } = view;
  if (curation?.note === undefined || curation.note === '') return null;
  return (
    <Panel tone="note" title={`Catatan dari ${curation.by}`} sub={clockTime(curation.atMs)}>
      <p>{curation.note}</p>
    </Panel>
  );
}

function Recovered({ form }: { readonly form: ReturnType<typeof useProductForm> }) {
  const kept = form.recovered.value;
  if (kept === undefined) return null;
  return (
    <Panel
      tone="note"
      title="Ada isian yang belum sempat tersimpan"
      sub={`Dari ${dateInWords(localDateAt(kept.atMs))}, ${clockTime(kept.atMs)}.`}
    >
      <div class={styles.choices}>
        <Button kind="primary" size="small" onPress={() => form.takeRecovered()}>
          Pulihkan isian
        </Button>
        <Button size="small" onPress={() => form.dropRecovered()}>
          Buang
        </Button>
      </div>
    </Panel>
  );
}
