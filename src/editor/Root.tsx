/** The page put together: who is there decides what is seen, and what every view may need is handed down. */
import { computed, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { ROLE_WORDS } from '../api/roles.ts';
import { routes } from '../api/routes.ts';
import { FeedGallerySchema } from '../contract/gallery.ts';
import type { SudinKey } from '../contract/places.ts';
import type { Clock } from '../device/clock.ts';
import { App, type OutsideViews, type Person } from './App.tsx';
import { call, CallError } from './call.ts';
import { localDateAt } from './clock-words.ts';
import { EditorContext, type Editor } from './context.ts';
import { FALLBACK_GALLERY } from './fallback-gallery.ts';
import { Doorway } from './Doorway.tsx';
import { Button } from './kit/Button.tsx';
import { createToasts } from './kit/toasts.ts';
import type { NavigationCounts } from './navigation.ts';
import { everyOnPage, nowMs } from './page-clock.ts';
import { ChangePasswordDialog } from './people/ChangePasswordDialog.tsx';
import { EndedDialog } from './people/EndedDialog.tsx';
import { LinkPage } from './people/LinkPage.tsx';
import { SignInPage } from './people/SignInPage.tsx';
import { BASE, hrefTo } from './routes.ts';
import { createScreensWatch } from './screens/screens-watch.ts';
import { sidebarState } from './screens/screen-words.ts';
import { createSession, type SessionModel } from './session.ts';
import { INSIDE_VIEWS } from './views.tsx';

const LOOK_AGAIN_MS = 60_000;
const SCREENS_AGAIN_MS = 15_000;
const LOOK_AFTER_CHANGE_MS = 600;

export interface RootProps {
  readonly clock: Pick<Clock, 'after'>;
  /** Loads another address of the page. */
  readonly leaveTo: (href: string) => void;
  readonly session?: SessionModel;
}

export function Root({ clock, leaveTo, session: given }: RootProps) {
  const page = useMemo(() => createPage(given ?? createSession(call), clock, leaveTo), []);
  const { session, gallery, counts, toasts } = page;
  const state = session.state.value;
  const signedIn = state === 'signed-in';

  useEffect(() => void page.load(), [page]);
  useEffect(() => {
    if (!signedIn) return undefined;
    void page.look();
    void page.screens.look();
    const stopLooking = everyOnPage(() => void page.look(), LOOK_AGAIN_MS);
    const stopScreens = everyOnPage(() => void page.screens.look(), SCREENS_AGAIN_MS);
    return () => {
      stopLooking();
      stopScreens();
    };
  }, [page, signedIn]);
  const changes = session.changes.value;
  useEffect(() => {
    if (!signedIn || changes === 0) return undefined;
    // A form that saves while somebody types asks once, when it has come to rest.
    return clock.after(LOOK_AFTER_CHANGE_MS, () => void page.look());
  }, [changes]);

  const editor = useMemo((): Editor => page.editorFor(gallery.value), [page, gallery.value]);
  if (state === 'unknown' && page.failure.value !== undefined) {
    return (
      <Doorway galleryName={gallery.value.name} title="Belum dapat dibuka" sub={page.failure.value}>
        <Button kind="primary" onPress={() => void page.load()}>
          Coba lagi
        </Button>
      </Doorway>
    );
  }
  if (state === 'unknown') return <p class="hidden-label">Memuat …</p>;
  return (
    <EditorContext.Provider value={editor}>
      <App
        galleryName={gallery.value.name}
        inside={INSIDE_VIEWS}
        outside={page.outside}
        person={page.person}
        counts={counts}
        screenState={page.screenState}
        toasts={toasts}
        accountActions={[
          { title: 'Ganti kata sandi', onPress: () => (page.isChangingPassword.value = true) },
          { title: 'Keluar dari semua perangkat', onPress: () => void page.signOut(true) },
        ]}
        onSignOut={() => void page.signOut(false)}
      />
      {page.isChangingPassword.value && (
        <ChangePasswordDialog onClose={() => (page.isChangingPassword.value = false)} />
      )}
      {state === 'ended' && <EndedDialog session={session} />}
    </EditorContext.Provider>
  );
}

function createPage(session: SessionModel, clock: Pick<Clock, 'after'>, leaveTo: (href: string) => void) {
  const toasts = createToasts(clock);
  const gallery = signal(FALLBACK_GALLERY);
  const numbers = signal<NavigationCounts>({});
  const counts = computed((): NavigationCounts => ({ ...numbers.value, screens: silent() }));
  const silent = () => screens.list.value.value?.screens.filter(({ state }) => state === 'silent').length ?? 0;
  const isChangingPassword = signal(false);
  const screens = createScreensWatch(call);
  const screenState = computed(() => {
    const list = screens.list.value.value;
    return list && sidebarState(list, screens.versions.value, localDateAt(nowMs()));
  });
  const failure = signal<string | undefined>(undefined);

  const person = computed((): Person | undefined => {
    const actor = session.actor.value;
    if (actor === undefined) return undefined;
    const unit = actor.sudin === undefined ? '' : ` ${shortName(gallery.value, actor.sudin)}`;
    return {
      name: actor.displayName,
      role: `${ROLE_WORDS[actor.role]}${unit}`,
      isAdministrator: session.may('manage-accounts'),
    };
  });

  /** Where somebody wanted to go before signing in; only ever a place of this page. */
  function wanted(): string {
    const asked = new URLSearchParams(location.search).get('ke') ?? '';
    return asked.startsWith(`${BASE}/`) ? asked : hrefTo('dashboard');
  }

  async function load(): Promise<void> {
    try {
      await session.load();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failure.value = error.message;
      return;
    }
    failure.value = undefined;
    const isOutside = location.pathname.startsWith(hrefTo('signIn')) || location.pathname.startsWith(`${BASE}/tautan/`);
    if (session.state.value === 'signed-out' && !isOutside) {
      leaveTo(`${hrefTo('signIn')}?${new URLSearchParams({ ke: location.pathname }).toString()}`);
    }
  }

  /** What stands beside the navigation, and what the gallery is called now. */
  async function look(): Promise<void> {
    try {
      const [dashboard, view] = await Promise.all([call(routes.dashboard, {}), call(routes.readGallery, {})]);
      numbers.value = { products: dashboard.counts.unpublished, curation: dashboard.counts.inCuration };
      const parsed = FeedGallerySchema.safeParse(view.gallery);
      if (parsed.success && JSON.stringify(parsed.data) !== JSON.stringify(gallery.value)) gallery.value = parsed.data;
    } catch {
      // The views say themselves what is wrong; the numbers beside them stay as they were.
    }
  }

  const outside: OutsideViews = {
    signIn: () => <SignInPage session={entering(session, () => leaveTo(wanted()))} galleryName={gallery.value.name} />,
    invitation: ({ params }) => (
      <LinkPage
        token={params['token'] ?? ''}
        session={session}
        galleryName={gallery.value.name}
        today={localDateAt(nowMs())}
        onEntered={() => leaveTo(hrefTo('dashboard'))}
      />
    ),
  };

  return {
    session,
    gallery,
    counts,
    toasts,
    person,
    screens,
    screenState,
    failure,
    isChangingPassword,
    outside,
    load,
    look,
    async signOut(everywhere: boolean) {
      await session.signOut(everywhere);
      leaveTo(hrefTo('signIn'));
    },
    editorFor: (named: typeof gallery.value): Editor => ({
      session,
      today: localDateAt(nowMs()),
      gallery: named,
      sudinName: (key) => shortName(named, key),
      screens,
      tell: (sentence) => void toasts.show(sentence),
      go: (path) => {
        // The router listens; what has just been told stays.
        history.pushState(null, '', `${BASE}${path}`);
        dispatchEvent(new PopStateEvent('popstate'));
      },
    }),
  };
}

/** Signing in on the page of its own leads on. */
const entering = (session: SessionModel, onEntered: () => void): SessionModel => ({
  ...session,
  async signIn(name, password) {
    await session.signIn(name, password);
    onEntered();
  },
});

/** "PPKUKM" of "Sudin PPKUKM". */
const shortName = ({ sudin }: { sudin: readonly { key: SudinKey; short: string }[] }, key: SudinKey): string =>
  (sudin.find((unit) => unit.key === key)?.short ?? key.toUpperCase()).replace(/^Sudin\s+/, '');
