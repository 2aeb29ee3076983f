/** Views of one thing, of which one is seen. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { chooseByArrow } from './arrow-keys.ts';
import { CountBadge } from './CountBadge.tsx';
import styles from './Tabs.module.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** How many wait behind it; 0 is not shown. */
  readonly count?: number | undefined;
}

export interface TabsProps<Id extends string> {
  /** Names the row for a screen reader. */
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly current: Id;
  readonly onChange: (id: Id) => void;
  /** The view of the current tab. */
  readonly children: ComponentChildren;
}

export function Tabs<Id extends string>({ label, tabs, current, onChange, children }: TabsProps<Id>) {
  const id = useId();
  const index = tabs.findIndex((tab) => tab.id === current);
  const choose = (wanted: number) => {
    const tab = tabs[wanted];
    if (tab !== undefined && tab.id !== current) onChange(tab.id);
  };
  return (
    <div>
      <div class={styles.list} role="tablist" aria-label={label}>
        {tabs.map((tab, place) => (
          <button
            key={tab.id}
            id={`${id}-${tab.id}`}
            type="button"
            role="tab"
            class={styles.tab}
            aria-selected={place === index}
            aria-controls={place === index ? `${id}-panel` : undefined}
            tabIndex={place === Math.max(0, index) ? 0 : -1}
            onClick={() => choose(place)}
            onKeyDown={(event) => chooseByArrow(event, index, choose)}
          >
            {tab.title}
            <CountBadge count={tab.count ?? 0} />
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} class={styles.panel} role="tabpanel" aria-labelledby={`${id}-${current}`} tabIndex={0}>
        {children}
      </div>
    </div>
  );
}
