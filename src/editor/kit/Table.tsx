/**
 * A table of things: one row each, what they are called in the row's own heading. Its head stays in sight. Where the page
 * is too narrow it moves sideways inside its frame, which then is a stop of the Tab key.
 */
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import styles from './Table.module.css';
import { useOverflow } from './use-overflow.ts';

export interface TableColumn<Row> {
  readonly title: string;
  /** Read out, not seen: a column of photos or of buttons. */
  readonly isTitleHidden?: boolean | undefined;
  readonly cell: (row: Row) => ComponentChildren;
  /** The cell names its row for a screen reader; one column of a table has it. */
  readonly isHeading?: boolean | undefined;
  /** Of the column; the others share what is left. */
  readonly widthPx?: number | undefined;
  readonly align?: 'start' | 'end' | undefined;
  /** Never broken over two lines. */
  readonly isWhole?: boolean | undefined;
  /** How the rows are sorted by this column; its title is a button then. */
  readonly sorted?: Sorted | undefined;
  readonly onSort?: (() => void) | undefined;
}

export type Sorted = 'ascending' | 'descending' | 'none';
const ARROWS = { ascending: ArrowUp, descending: ArrowDown, none: ArrowUpDown } as const;

export interface TableProps<Row> {
  /** Says what it is a table of: "Daftar produk". Read out, not seen. */
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Ground of a row: ok for what is current, err for what is left out. */
  readonly toneOf?: ((row: Row) => 'ok' | 'err' | undefined) | undefined;
  /** Below this the table moves sideways; the widths of its columns and 220 px for each without, unless said otherwise. */
  readonly leastWidthPx?: number | undefined;
  readonly isHeadHidden?: boolean | undefined;
}

export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, keyOf, toneOf, leastWidthPx = leastWidth(columns), isHeadHidden = false } = props;
  const frame = useRef<HTMLDivElement>(null);
  const isMoving = useOverflow(frame);
  return (
    <div
      ref={frame}
      class={styles.frame}
      {...(isMoving ? { tabIndex: 0, role: 'region', 'aria-label': `${caption}, dapat digeser ke samping` } : {})}
    >
      <table class={styles.table} style={{ '--least': `${leastWidthPx}px` }}>
        <caption class="hidden-label">{caption}</caption>
        <colgroup>
          {columns.map(({ title, widthPx }) => (
            <col key={title} style={widthPx === undefined ? undefined : { width: `${widthPx}px` }} />
          ))}
        </colgroup>
        <thead class={isHeadHidden ? 'hidden-label' : styles.head}>
          <tr>
            {columns.map(({ title, isTitleHidden, align, sorted, onSort }) => (
              <th key={title} scope="col" data-align={align} aria-sort={sorted}>
                {sorted !== undefined && onSort !== undefined ? (
                  <button type="button" class={styles.sort} data-sorted={sorted} onClick={onSort}>
                    {title}
                    <Icon node={ARROWS[sorted]} sizePx={14} />
                  </button>
                ) : isTitleHidden === true ? (
                  <span class="hidden-label">{title}</span>
                ) : (
                  title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} class={styles.row} data-tone={toneOf?.(row)}>
              {columns.map(({ title, cell, isHeading, align, isWhole }) =>
                isHeading === true ? (
                  <th key={title} scope="row" data-align={align} data-whole={isWhole}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={title} data-align={align} data-whole={isWhole}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const leastWidth = (columns: readonly { readonly widthPx?: number | undefined }[]): number =>
  columns.reduce((sum, { widthPx = 220 }) => sum + widthPx, 0);

export interface TwoLinesProps {
  readonly main: ComponentChildren;
  readonly sub?: ComponentChildren | undefined;
}

/** Two lines of one cell: a product and who makes it. */
export function TwoLines({ main, sub }: TwoLinesProps) {
  return (
    <>
      <span class={styles.main}>{main}</span>
      {sub !== undefined && <span class={styles.sub}>{sub}</span>}
    </>
  );
}
