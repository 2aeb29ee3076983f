import { CircleAlert, Search } from 'lucide';
import { Button } from '../../../src/editor/kit/Button.tsx';
import { CommodityMark } from '../../../src/editor/kit/CommodityMark.tsx';
import { PageBody, PageHeader } from '../../../src/editor/kit/Page.tsx';
import { Panel } from '../../../src/editor/kit/Panel.tsx';
import { ProblemLine } from '../../../src/editor/kit/ProblemLine.tsx';
import { Select } from '../../../src/editor/kit/Select.tsx';
import { StatRow, StatTile } from '../../../src/editor/kit/StatTile.tsx';
import { StatusPill } from '../../../src/editor/kit/StatusPill.tsx';
import { Table, TwoLines } from '../../../src/editor/kit/Table.tsx';
import { TextInput } from '../../../src/editor/kit/TextInput.tsx';
import { Thumb } from '../../../src/editor/kit/Thumb.tsx';
import { Toolbar, ToolbarItem } from '../../../src/editor/kit/Toolbar.tsx';
import { rows } from './data.ts';

const all = (title: string) => ({ options: [{ value: 'all', title }], value: 'all', onChange: () => undefined });

export function Products() {
  return (
    <>
      <PageHeader
        title="Produk"
        sub="36 produk, 29 tayang"
        actions={
          <>
            <Button>Impor</Button>
            <Button kind="primary">Tambah produk</Button>
          </>
        }
      />
      <PageBody>
        <StatRow>
          <StatTile value={29} title="tayang di layar lobi" />
          <StatTile value={3} title="menunggu kurasi" href="/staf/kurasi" />
          <StatTile value={4} title="perubahan belum diterbitkan" href="/staf/terbitkan" />
          <Panel tone="err" title="2 masalah menahan penerbitan">
            1 nomor halal keliru, 1 foto terlalu kecil
          </Panel>
        </StatRow>
        <Toolbar label="Saringan" end={<Button icon={CircleAlert}>Hanya yang bermasalah</Button>}>
          <ToolbarItem widthPx={300}>
            <TextInput
              label="Cari produk"
              isLabelHidden
              type="search"
              icon={Search}
              placeholder="Cari nama atau pelaku usaha"
              value=""
              onInput={() => undefined}
            />
          </ToolbarItem>
          <ToolbarItem widthPx={176}>
            <Select label="Sudin" isLabelHidden {...all('Semua Sudin')} />
          </ToolbarItem>
          <ToolbarItem widthPx={190}>
            <Select label="Komoditas" isLabelHidden {...all('Semua komoditas')} />
          </ToolbarItem>
          <ToolbarItem widthPx={166}>
            <Select label="Status" isLabelHidden {...all('Semua status')} />
          </ToolbarItem>
        </Toolbar>
        <Table
          caption="Daftar produk"
          keyOf={({ id }) => id}
          rows={rows}
          columns={[
            {
              title: 'Foto',
              isTitleHidden: true,
              widthPx: 94,
              cell: ({ photo, commodity }) => <Thumb src={photo} commodity={commodity} />,
            },
            {
              title: 'Produk',
              isHeading: true,
              cell: ({ name, producer }) => <TwoLines main={name} sub={producer} />,
            },
            {
              title: 'Komoditas',
              widthPx: 100,
              cell: ({ commodity }) => <CommodityMark commodity={commodity} />,
            },
            { title: 'Sudin', widthPx: 117, cell: ({ unit }) => unit },
            { title: 'Status', widthPx: 140, cell: ({ status }) => <StatusPill status={status} /> },
            {
              title: 'Keterangan',
              widthPx: 295,
              cell: ({ tone, remark }) => (
                <ProblemLine tone={tone} isCalm>
                  {remark}
                </ProblemLine>
              ),
            },
            {
              title: 'Tindakan',
              isTitleHidden: true,
              widthPx: 96,
              align: 'end',
              cell: ({ name }) => (
                <Button size="small" label={`Ubah ${name}`}>
                  Ubah
                </Button>
              ),
            },
          ]}
        />
      </PageBody>
    </>
  );
}
