/** Every product: found by words and filters, each with where it stands and what is wrong with it. */
import { useSignal } from '@preact/signals';
import { CircleAlert, Search } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import { routes } from '../../api/routes.ts';
import { STATUSES, type ProductSummary, type Status } from '../../api/products.ts';
import { COMMODITIES, SUDIN_KEYS, type Commodity, type SudinKey } from '../../contract/places.ts';
import { word } from '../../display/words.ts';
import { useEditor } from '../context.ts';
import { ExportButton } from '../exchange/ExportButton.tsx';
import { Button } from '../kit/Button.tsx';
import { CommodityMark } from '../kit/CommodityMark.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Panel } from '../kit/Panel.tsx';
import { Select } from '../kit/Select.tsx';
import { StatRow, StatTile } from '../kit/StatTile.tsx';
import { STATUS_WORDS, StatusPill } from '../kit/StatusPill.tsx';
import { Table, TwoLines } from '../kit/Table.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import { Thumb } from '../kit/Thumb.tsx';
import { Loaded } from '../Loaded.tsx';
import { PageBody, PageHeader } from '../kit/Page.tsx';
import { createResource } from '../resource.ts';
import { hrefTo } from '../routes.ts';
import { AddProductDialog } from './AddProductDialog.tsx';
import { coverOf } from './cover.ts';
import { countProducts, filterProducts, NO_FILTER, type ProductFilter } from './filter.ts';
import { noteOf, ProductNote } from './ProductNote.tsx';
import styles from './ProductsPage.module.css';
import { TrashPanel } from './TrashPanel.tsx';

/** More rows at once than anybody reads; the rest comes by asking or by a better search. */
const ROWS_AT_FIRST = 100;

export function ProductsPage() {
  const { session } = useEditor();
  const list = useMemo(() => createResource(() => session.ask(routes.listProducts, {})), [session]);
  useEffect(() => void list.reload(), [list]);
  return (
    <Loaded resource={list}>
      {({ products, trash }) => <Products products={products} trash={trash} onChanged={() => void list.reload()} />}
    </Loaded>
  );
}

interface ProductsProps {
  readonly products: readonly ProductSummary[];
  readonly trash: Parameters<typeof TrashPanel>[0]['trash'];
  readonly onChanged: () => void;
}

function Products({ products, trash, onChanged }: ProductsProps) {
  const { session } = useEditor();
  const filter = useSignal<ProductFilter>(NO_FILTER);
  const isAdding = useSignal(false);
  const most = useSignal(ROWS_AT_FIRST);
  const counts = countProducts(products);
  const found = filterProducts(products, filter.value);
  const change = (part: Partial<ProductFilter>) => {
    filter.value = { ...filter.value, ...part };
    most.value = ROWS_AT_FIRST;
  };
  const units = SUDIN_KEYS.filter((sudin) => session.may('edit-product', sudin));
  return (
    <>
      <PageHeader
        title="Produk"
        sub={`${counts.products} produk, ${counts.live} tayang`}
        actions={
          <>
            <ExportButton sudin={filter.value.sudin} />
            {units.length > 0 && (
              <>
                <Button href={hrefTo('import')}>Impor</Button>
                <Button kind="primary" onPress={() => (isAdding.value = true)}>
                  Tambah produk
                </Button>
              </>
            )}
          </>
        }
      />
      <PageBody>
        <StatRow>
          <StatTile value={counts.live} title="tayang di layar lobi" />
          <StatTile value={counts.inCuration} title="menunggu kurasi" href={hrefTo('curation')} />
          <StatTile value={counts.unpublished} title="perubahan belum diterbitkan" href={hrefTo('publish')} />
          {counts.withErrors > 0 && (
            <Panel tone="err" title={`${counts.withErrors} produk bermasalah`}>
              <p>{firstFaults(products)}</p>
            </Panel>
          )}
        </StatRow>
        <Filters filter={filter.value} onChange={change} />
        {found.length === 0 ? (
          <EmptyState
            title={products.length === 0 ? 'Belum ada produk' : 'Tidak ada produk yang cocok'}
            text={
              products.length === 0
                ? 'Tambahkan produk pertama binaan Sudin Anda.'
                : 'Ubah kata pencarian atau saringannya.'
            }
            actions={products.length > 0 && <Button onPress={() => change(NO_FILTER)}>Hapus saringan</Button>}
          />
        ) : (
          <ProductTable products={found.slice(0, most.value)} />
        )}
        <p class="hidden-label" role="status">
          {found.length} produk ditemukan
        </p>
        {found.length > most.value && (
          <div class={styles.more}>
            <Button onPress={() => (most.value += ROWS_AT_FIRST)}>
              Tampilkan {Math.min(ROWS_AT_FIRST, found.length - most.value)} lagi dari {found.length}
            </Button>
          </div>
        )}
        <TrashPanel trash={trash} onChanged={onChanged} />
        {isAdding.value && <AddProductDialog units={units} onClose={() => (isAdding.value = false)} />}
      </PageBody>
    </>
  );
}

/** "Sambal Bawang: Nomor sertifikat halal …" of the first two. */
const firstFaults = (products: readonly ProductSummary[]): string =>
  products
    .filter((product) => noteOf(product).tone === 'err')
    .slice(0, 2)
    .map((product) => `${product.name}: ${noteOf(product).sentence}`)
    .join(' ');

interface FiltersProps {
  readonly filter: ProductFilter;
  readonly onChange: (part: Partial<ProductFilter>) => void;
}

type OrAll<T extends string> = T | 'all';

function Filters({ filter, onChange }: FiltersProps) {
  const { sudinName } = useEditor();
  const all = <T extends string>(title: string, values: readonly T[], nameOf: (value: T) => string) => [
    { value: 'all' as OrAll<T>, title },
    ...values.map((value) => ({ value: value as OrAll<T>, title: nameOf(value) })),
  ];
  const chosen = <T extends string>(value: OrAll<T>): T | undefined => (value === 'all' ? undefined : value);
  return (
    <div class={styles.filters} role="search" aria-label="Saring produk">
      <div class={styles.search}>
        <TextInput
          label="Cari nama atau pelaku usaha"
          isLabelHidden
          type="search"
          icon={Search}
          placeholder="Cari nama atau pelaku usaha"
          value={filter.search}
          onInput={(search) => onChange({ search })}
        />
      </div>
      <Select<OrAll<SudinKey>>
        label="Sudin"
        isLabelHidden
        options={all('Semua Sudin', SUDIN_KEYS, sudinName)}
        value={filter.sudin ?? 'all'}
        onChange={(value) => onChange({ sudin: chosen(value) })}
      />
      <Select<OrAll<Commodity>>
        label="Komoditas"
        isLabelHidden
        options={all('Semua komoditas', COMMODITIES, (commodity) => word('id', commodity))}
        value={filter.commodity ?? 'all'}
        onChange={(value) => onChange({ commodity: chosen(value) })}
      />
      <Select<OrAll<Status>>
        label="Status"
        isLabelHidden
        options={all('Semua status', STATUSES, (status) => STATUS_WORDS[status])}
        value={filter.status ?? 'all'}
        onChange={(value) => onChange({ status: chosen(value) })}
      />
      <Button
        icon={CircleAlert}
        isPressed={filter.onlyProblems}
        onPress={() => onChange({ onlyProblems: !filter.onlyProblems })}
      >
        Hanya yang bermasalah
      </Button>
    </div>
  );
}

export function ProductTable({ products }: { readonly products: readonly ProductSummary[] }) {
  const { session, sudinName } = useEditor();
  return (
    <Table
      caption="Daftar produk"
      rows={products}
      keyOf={({ sudin, id }) => `${sudin}/${id}`}
      columns={[
        {
          title: 'Foto',
          isTitleHidden: true,
          widthPx: 88,
          cell: (product) => <Thumb src={coverOf(product)} commodity={product.commodity ?? 'kriya'} />,
        },
        {
          title: 'Produk',
          isHeading: true,
          cell: ({ name, producer }) => <TwoLines main={name || 'Produk tanpa nama'} sub={producer} />,
        },
        {
          title: 'Komoditas',
          widthPx: 110,
          cell: ({ commodity }) => commodity && <CommodityMark commodity={commodity} />,
        },
        { title: 'Sudin', widthPx: 120, cell: ({ sudin }) => sudinName(sudin) },
        {
          title: 'Status',
          widthPx: 150,
          cell: ({ statuses }) => (
            <span class={styles.pills}>
              {statuses.map((status) => (
                <StatusPill key={status} status={status} />
              ))}
            </span>
          ),
        },
        { title: 'Keterangan', widthPx: 300, cell: (product) => <ProductNote product={product} /> },
        {
          title: 'Tindakan',
          isTitleHidden: true,
          widthPx: 96,
          align: 'end',
          cell: ({ sudin, id, name }) => (
            <Button
              size="small"
              href={`/staf/produk/${sudin}/${id}`}
              label={`${session.may('edit-product', sudin) ? 'Ubah' : 'Lihat'} ${name}`}
            >
              {session.may('edit-product', sudin) ? 'Ubah' : 'Lihat'}
            </Button>
          ),
        },
      ]}
    />
  );
}
