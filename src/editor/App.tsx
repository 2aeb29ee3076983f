/** One view per address: outside the shell what needs no account, inside it all the rest. */
import type { ReadonlySignal } from '@preact/signals';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import type { ComponentType } from 'preact';
import type { AccountAction } from './AccountMenu.tsx';
import { Button } from './kit/Button.tsx';
import { EmptyState } from './kit/EmptyState.tsx';
import { focusHeading } from './kit/heading-focus.ts';
import { PageBody, PageHeader } from './kit/Page.tsx';
import type { Toasts } from './kit/toasts.ts';
import type { NavigationCounts } from './navigation.ts';
import { hrefTo, isWithin, patternOf, SCOPE, type RouteName } from './routes.ts';
import { ScreenState, type ScreenStateProps } from './ScreenState.tsx';
import { Shell } from './Shell.tsx';

export interface Person {
  readonly name: string;
  /** In words: "Admin galeri", "Kurator PPKUKM". */
  readonly role: string;
  readonly isAdministrator: boolean;
}

/** What needs an account, one view per address. */
type InsideRoute = Exclude<RouteName, 'signIn' | 'invitation'>;
/** Each with the blanks of its address as `params`. */
export type InsideViews = Readonly<Record<InsideRoute, ComponentType<{ params: Record<string, string> }>>>;
/** What needs none. */
export type OutsideViews = Readonly<
  Record<Exclude<RouteName, InsideRoute>, ComponentType<{ params: Record<string, string> }>>
>;

export interface AppProps {
  readonly inside: InsideViews;
  readonly outside: OutsideViews;
  /** In the menu of whoever is there, before the way out. */
  readonly accountActions?: readonly AccountAction[] | undefined;
  readonly galleryName: { readonly title: string; readonly place: string };
  /** Who has signed in. */
  readonly person: ReadonlySignal<Person | undefined>;
  readonly counts: ReadonlySignal<NavigationCounts>;
  readonly screenState: ReadonlySignal<ScreenStateProps | undefined>;
  readonly toasts: Toasts;
  readonly onSignOut: () => void;
}

export function App(props: AppProps) {
  return (
    <LocationProvider scope={SCOPE}>
      <Site {...props} />
    </LocationProvider>
  );
}

/** Not one router inside the other: the shell stays when the view in it changes. */
function Site(props: AppProps) {
  const { path } = useLocation();
  return isWithin(path, 'signIn') || path.startsWith(INVITATIONS) ? <Outside {...props} /> : <Inside {...props} />;
}

const INVITATIONS = patternOf('invitation').replace(/:.*$/, '');

function Outside({ outside }: AppProps) {
  return (
    <Router onRouteChange={focusHeading}>
      <Route path={patternOf('signIn')} component={outside.signIn} />
      <Route path={patternOf('invitation')} component={outside.invitation} />
    </Router>
  );
}

function Inside(props: AppProps) {
  const { inside, galleryName, person, counts, screenState, toasts, accountActions, onSignOut } = props;
  return (
    <Shell
      galleryName={galleryName}
      person={person.value}
      isAdministrator={person.value?.isAdministrator === true}
      counts={counts.value}
      screenState={screenState.value && <ScreenState {...screenState.value} />}
      toasts={toasts}
      actions={accountActions}
      onSignOut={onSignOut}
    >
      <Router onRouteChange={focusHeading}>
        {Object.entries(inside).map(([name, View]) => (
          <Route key={name} path={patternOf(name as RouteName)} component={View} />
        ))}
        <Route default component={NoSuchPage} />
      </Router>
    </Shell>
  );
}

function NoSuchPage() {
  return (
    <>
      <PageHeader title="Halaman tidak ditemukan" />
      <PageBody>
        <EmptyState
          title="Tidak ada halaman di alamat ini"
          text="Periksa kembali alamatnya, atau mulai dari dasbor."
          actions={<Button href={hrefTo('dashboard')}>Buka dasbor</Button>}
        />
      </PageBody>
    </>
  );
}
