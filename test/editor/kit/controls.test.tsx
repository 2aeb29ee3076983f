import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { Plus } from 'lucide';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from '../../../src/editor/kit/Button.tsx';
import { CountBadge } from '../../../src/editor/kit/CountBadge.tsx';
import { IconButton } from '../../../src/editor/kit/IconButton.tsx';
import { PageHeader } from '../../../src/editor/kit/Page.tsx';
import { ProgressBar } from '../../../src/editor/kit/ProgressBar.tsx';
import { Segment } from '../../../src/editor/kit/Segment.tsx';
import type { Status } from '../../../src/api/products.ts';
import { StatusPill } from '../../../src/editor/kit/StatusPill.tsx';
import { Table, TwoLines } from '../../../src/editor/kit/Table.tsx';
import { Tabs } from '../../../src/editor/kit/Tabs.tsx';
import { Thumb } from '../../../src/editor/kit/Thumb.tsx';

afterEach(cleanup);

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('a button', () => {
  it('does what it says', () => {
    const onPress = vi.fn();
    render(<Button onPress={onPress}>Simpan draf</Button>);
    fireEvent.click(screen.getByRole('button', { name: 'Simpan draf' }));
    expect(onPress).toHaveBeenCalledOnce();
  });

  it.each([{ isBusy: true }, { isDisabled: true }])(
    'that is off (%o) does nothing, sends nothing, and keeps the focus',
    (off) => {
      const onPress = vi.fn();
      const onSubmit = vi.fn((event: Event) => event.preventDefault());
      const view = (state: object) => (
        <form onSubmit={onSubmit}>
          <Button isSubmit onPress={onPress} {...state}>
            Masuk
          </Button>
        </form>
      );
      const { rerender } = render(view({}));
      const button = screen.getByRole('button');
      button.focus();
      rerender(view(off));
      fireEvent.click(button);
      expect(onPress).not.toHaveBeenCalled();
      expect(onSubmit).not.toHaveBeenCalled();
      expect(document.activeElement).toBe(button);
      expect(button.getAttribute('aria-disabled')).toBe('true');
      expect(button.hasAttribute('disabled')).toBe(false);
    },
  );

  it('that is disabled can say why', () => {
    render(
      <Button isDisabled disabledReason="2 masalah harus diperbaiki">
        Ajukan
      </Button>,
    );
    const id = screen.getByRole('button').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(id)?.textContent).toBe('2 masalah harus diperbaiki');
  });

  it('that leads somewhere is a link', () => {
    render(<Button href="/staf/produk">Produk</Button>);
    expect(screen.getByRole('link', { name: 'Produk' }).getAttribute('href')).toBe('/staf/produk');
  });

  it('of a drawing alone has a name', () => {
    render(<IconButton icon={Plus} label="Tambah foto" />);
    expect(screen.getByRole('button', { name: 'Tambah foto' }).title).toBe('Tambah foto');
  });
});

const SHAPES = ['landscape', 'portrait', 'detail'] as const;
type Shape = (typeof SHAPES)[number];

describe('a segment', () => {
  function Shapes({ initial }: { readonly initial?: Shape }) {
    const [shape, setShape] = useState<Shape | undefined>(initial);
    return (
      <Segment
        label="Bentuk layar"
        choices={SHAPES.map((value) => ({ value, title: value }))}
        value={shape}
        onChange={setShape}
      />
    );
  }
  const chosen = () => screen.queryAllByRole('radio', { checked: true }).map(({ textContent }) => textContent);
  const stops = () => screen.getAllByRole('radio').filter(({ tabIndex }) => tabIndex === 0);

  it('is a group of which one is chosen, and one stop of the Tab key', () => {
    render(<Shapes initial="portrait" />);
    expect(screen.getByRole('radiogroup', { name: 'Bentuk layar' })).toBeTruthy();
    expect(chosen()).toEqual(['portrait']);
    expect(stops().map(({ textContent }) => textContent)).toEqual(['portrait']);
    fireEvent.click(screen.getByRole('radio', { name: 'detail' }));
    expect(chosen()).toEqual(['detail']);
  });

  it.each([
    ['ArrowRight', ['portrait', 'detail', 'landscape']],
    ['ArrowDown', ['portrait', 'detail', 'landscape']],
    ['ArrowLeft', ['detail', 'portrait', 'landscape']],
    ['ArrowUp', ['detail', 'portrait', 'landscape']],
  ])('%s goes around, and takes the choice along', (key, order) => {
    render(<Shapes initial="landscape" />);
    stops()[0]?.focus();
    for (const expected of order) {
      press(key);
      expect([chosen(), document.activeElement?.textContent]).toEqual([[expected], expected]);
    }
  });

  it('Home and End go to its ends; other keys are not its own', () => {
    render(<Shapes initial="portrait" />);
    stops()[0]?.focus();
    press('End');
    expect(chosen()).toEqual(['detail']);
    press('Home');
    expect(chosen()).toEqual(['landscape']);
    expect(fireEvent.keyDown(document.activeElement ?? document.body, { key: 'a' })).toBe(true);
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight', altKey: true });
    expect(chosen()).toEqual(['landscape']);
  });

  it('without a choice starts at its first', () => {
    render(<Shapes />);
    expect([chosen(), stops().map(({ textContent }) => textContent)]).toEqual([[], ['landscape']]);
    stops()[0]?.focus();
    press('ArrowRight');
    expect(chosen()).toEqual(['portrait']);
  });
});

describe('tabs', () => {
  it('show the view of the one that is chosen, by arrow and by press', () => {
    function Versions() {
      const [current, setCurrent] = useState<'mine' | 'theirs'>('mine');
      const tabs = [
        { id: 'mine', title: 'Versi Anda', count: 2 },
        { id: 'theirs', title: 'Versi lain' },
      ] as const;
      return (
        <Tabs label="Versi" tabs={tabs} current={current} onChange={setCurrent}>
          {current}
        </Tabs>
      );
    }
    render(<Versions />);
    const panel = () => screen.getByRole('tabpanel');
    const mine = screen.getByRole('tab', { name: /Versi Anda/ });
    expect([panel().textContent, panel().getAttribute('aria-labelledby')]).toEqual(['mine', mine.id]);
    mine.focus();
    press('ArrowRight');
    const theirs = screen.getByRole('tab', { name: 'Versi lain', selected: true });
    expect([document.activeElement, panel().textContent]).toEqual([theirs, 'theirs']);
    expect(mine.tabIndex).toBe(-1);
    fireEvent.click(mine);
    expect(panel().textContent).toBe('mine');
  });
});

describe('a table', () => {
  interface Row {
    readonly id: string;
    readonly name: string;
  }
  const rows: readonly Row[] = [
    { id: 'a', name: 'Sambal' },
    { id: 'b', name: 'Dodol' },
  ];

  it('says what it is a table of, names its columns, and each row by its heading', () => {
    render(
      <Table
        caption="Daftar produk"
        rows={rows}
        keyOf={({ id }) => id}
        toneOf={({ id }) => (id === 'a' ? 'ok' : undefined)}
        columns={[
          { title: 'Foto', isTitleHidden: true, cell: () => '' },
          { title: 'Produk', isHeading: true, cell: ({ name }) => <TwoLines main={name} sub="Dapur" /> },
        ]}
      />,
    );
    const table = screen.getByRole('table', { name: 'Daftar produk' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Foto', 'Produk']);
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['SambalDapur', 'DodolDapur']);
    expect(
      within(table)
        .getAllByRole('row')
        .map(({ dataset }) => dataset['tone']),
    ).toEqual([undefined, 'ok', undefined]);
  });
});

describe('small things', () => {
  it.each<[Status, string]>([
    ['draft', 'Draf'],
    ['in-curation', 'Menunggu kurasi'],
    ['approved', 'Disetujui'],
    ['live', 'Tayang'],
    ['scheduled', 'Terjadwal'],
    ['archived', 'Diarsipkan'],
    ['returned', 'Dikembalikan'],
    ['rejected', 'Ditolak'],
  ])('the status %s is the word %s', (status, words) => {
    render(<StatusPill status={status} />);
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('a number of nothing is not shown, and one too long to read is cut', () => {
    const { container, rerender } = render(<CountBadge count={0} label="menunggu" />);
    expect(container.textContent).toBe('');
    rerender(<CountBadge count={3} label="menunggu" />);
    expect(container.textContent).toBe('3 menunggu');
    rerender(<CountBadge count={1234} />);
    expect(container.textContent).toBe('99+');
  });

  it('progress has a name and a share; where nobody knows it has none', () => {
    const { rerender } = render(<ProgressBar label="Mengunggah 2 dari 5 foto" share={0.4} />);
    const bar = screen.getByRole('progressbar', { name: 'Mengunggah 2 dari 5 foto' });
    expect(bar.getAttribute('aria-valuenow')).toBe('40');
    rerender(<ProgressBar label="Mengunggah 2 dari 5 foto" share={7} />);
    expect(bar.getAttribute('aria-valuenow')).toBe('100');
    rerender(<ProgressBar label="Menyiapkan" share={undefined} />);
    expect(bar.hasAttribute('aria-valuenow')).toBe(false);
  });

  it('a photo that does not come is the tumpal field, until there is another', () => {
    const { container, rerender } = render(<Thumb src="/a.jpg" commodity="kriya" />);
    const image = () => container.querySelector('img');
    expect([image()?.getAttribute('src'), image()?.alt]).toEqual(['/a.jpg', '']);
    fireEvent.error(image() as HTMLImageElement);
    expect([image(), container.querySelector('pattern') === null]).toEqual([null, false]);
    rerender(<Thumb src="/b.jpg" commodity="kriya" />);
    expect(image()?.getAttribute('src')).toBe('/b.jpg');
    rerender(<Thumb src={undefined} commodity="kriya" />);
    expect(image()).toBeNull();
  });

  it('a page names its tab by its heading', () => {
    render(<PageHeader title="Produk" backHref="/staf/" backLabel="Kembali ke dasbor" />);
    expect(document.title).toBe('Produk · Galeri JakPreneur');
    expect(screen.getByRole('heading', { level: 1, name: 'Produk' }).tabIndex).toBe(-1);
    expect(screen.getByRole('link', { name: 'Kembali ke dasbor' })).toBeTruthy();
  });
});
