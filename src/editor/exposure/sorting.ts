/** Rows of a table in the order somebody has asked for by its head. */
import { useSignal } from '@preact/signals';
import type { Sorted, TableColumn } from '../kit/Table.tsx';

export interface SortableColumn<Row> extends TableColumn<Row> {
  /** What a row is sorted by; text in the order of the alphabet, numbers by size. */
  readonly by?: ((row: Row) => string | number) | undefined;
}

const INDONESIAN = new Intl.Collator('id-ID', { numeric: true });

/** Stable: what is equal stays in the order it came. */
export function inOrder<Row>(
  rows: readonly Row[],
  by: (row: Row) => string | number,
  order: Exclude<Sorted, 'none'>,
): Row[] {
  const sign = order === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [mine, theirs] = [by(a), by(b)];
    return (
      sign *
      (typeof mine === 'number' && typeof theirs === 'number'
        ? mine - theirs
        : INDONESIAN.compare(String(mine), String(theirs)))
    );
  });
}

/** Rows come as they are until a head is pressed: numbers then the largest first, text from A. Pressed again, the other way round. */
export function useSorted<Row>(columns: readonly SortableColumn<Row>[], rows: readonly Row[]) {
  const chosen = useSignal<{ title: string; order: Exclude<Sorted, 'none'> } | undefined>(undefined);
  const { title, order } = chosen.value ?? {};
  const by = columns.find((column) => column.title === title)?.by;
  const first = rows[0];
  return {
    rows: by === undefined || order === undefined ? rows : inOrder(rows, by, order),
    columns: columns.map((column): TableColumn<Row> => {
      const { by: sortedBy } = column;
      if (sortedBy === undefined || first === undefined) return column;
      const firstOrder = typeof sortedBy(first) === 'number' ? 'descending' : 'ascending';
      return {
        ...column,
        sorted: column.title === title && order !== undefined ? order : 'none',
        onSort: () =>
          (chosen.value = {
            title: column.title,
            order: column.title !== title ? firstOrder : order === 'ascending' ? 'descending' : 'ascending',
          }),
      };
    }),
  };
}
