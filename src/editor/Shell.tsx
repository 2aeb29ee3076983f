/**
 * Around every view of somebody who has signed in: who we are, where one can go, how the screen in the lobby is, who one
 * is. On a tablet the sidebar is a bar on top, with a button that opens the rest.
 */
import { useSignal } from '@preact/signals';
import { Menu, X } from 'lucide';
import { useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { TeethRow } from '../ui/GigiBalang.tsx';
import { AccountMenu, type AccountMenuProps } from './AccountMenu.tsx';
import { CountBadge } from './kit/CountBadge.tsx';
import { IconButton } from './kit/IconButton.tsx';
import { Toaster } from './kit/Toaster.tsx';
import type { Toasts } from './kit/toasts.ts';
import { useEscape } from './kit/use-escape.ts';
import { navigationFor, type NavigationCounts } from './navigation.ts';
import { hrefTo, isWithin } from './routes.ts';
import styles from './Shell.module.css';

export interface ShellProps extends Pick<AccountMenuProps, 'person' | 'actions' | 'onSignOut'> {
  /** As gallery.json has it. */
  readonly galleryName: { readonly title: string; readonly place: string };
  readonly isAdministrator: boolean;
  readonly counts: NavigationCounts;
  /** How the screen in the lobby is: a `<ScreenState>`, or nothing while nobody knows. */
  readonly screenState?: ComponentChildren | undefined;
  readonly toasts: Toasts;
  /** The view. */
  readonly children: ComponentChildren;
}

const MAIN_ID = 'isi';

export function Shell(props: ShellProps) {
  return (
    <div class={styles.shell}>
      <a class={styles.skip} href={`#${MAIN_ID}`}>
        Langsung ke isi
      </a>
      <Sidebar {...props} />
      <main id={MAIN_ID} class={styles.main} tabIndex={-1}>
        {props.children}
      </main>
      <Toaster toasts={props.toasts} />
    </div>
  );
}

/** 19 px each, as on the lobby's eave in small; as many as the bar of a tablet needs, of which the sidebar shows twelve. */
const TEETH = 54;

function Sidebar({ galleryName, screenState, ...props }: ShellProps) {
  const { path } = useLocation();
  const isOpen = useSignal(false);
  const sidebar = useRef<HTMLElement>(null);
  const menuButton = useRef<HTMLButtonElement>(null);
  const belowId = useId();
  // What the menu was opened for has been found.
  useEffect(() => void (isOpen.value = false), [path]);
  useEscape(sidebar, isOpen.value, () => {
    isOpen.value = false;
    menuButton.current?.focus();
  });

  return (
    <header ref={sidebar} class={styles.sidebar}>
      <div class={styles.head}>
        <p class={styles.brand}>
          <b>{galleryName.title}</b> {galleryName.place}
        </p>
        <span class={styles.menuButton}>
          <IconButton
            buttonRef={menuButton}
            icon={isOpen.value ? X : Menu}
            label={isOpen.value ? 'Tutup menu' : 'Buka menu'}
            kind="bare"
            isExpanded={isOpen.value}
            controls={belowId}
            onPress={() => (isOpen.value = !isOpen.value)}
          />
        </span>
      </div>
      <div class={styles.teeth}>
        <TeethRow count={TEETH} />
      </div>
      <div id={belowId} class={styles.below} data-open={isOpen.value}>
        <Navigation path={path} {...props} />
        <div class={styles.foot}>
          {screenState !== undefined && <div class={styles.screenState}>{screenState}</div>}
          <AccountMenu {...props} />
        </div>
      </div>
    </header>
  );
}

interface NavigationProps extends Pick<ShellProps, 'isAdministrator' | 'counts'> {
  readonly path: string;
}

function Navigation({ path, isAdministrator, counts }: NavigationProps) {
  return (
    <nav aria-label="Halaman staf">
      <ul class={styles.items}>
        {navigationFor(isAdministrator).map(({ route, title, counted }) => (
          <li key={route}>
            <a class={styles.item} href={hrefTo(route)} aria-current={isWithin(path, route) ? 'page' : undefined}>
              {title}
              <CountBadge count={counts[route] ?? 0} label={counted} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
