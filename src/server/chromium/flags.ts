/** How Chromium must start to be a screen on a wall instead of a browser on a desk. */

export interface ChromiumStart {
  readonly url: string;
  readonly profileDir: string;
  /** For a display without a window manager, where full screen means nothing to anybody. */
  readonly size?: { readonly width: number; readonly height: number } | undefined;
  readonly sandbox: boolean;
  /** Whether the session is one of Wayland; Chromium would otherwise look for an X server. */
  readonly isWayland?: boolean;
  /** Whether its parent holds the pipe by which the page is watched. */
  readonly isWatched?: boolean;
}

/** Chromium's arguments, the address last. */
export function chromiumArguments({
  url,
  profileDir,
  size,
  sandbox,
  isWayland = false,
  isWatched = false,
}: ChromiumStart): string[] {
  return [
    // Its own profile: content lives in it, and nobody's bookmarks, extensions or passwords do.
    `--user-data-dir=${profileDir}`,
    // No address bar, no tabs, no way out by touch.
    '--kiosk',

    // Nothing may stand over the picture: welcome, "default browser?", crash dialogs, "restore pages?", keyring password.
    '--no-first-run',
    '--no-default-browser-check',
    '--noerrdialogs',
    '--hide-crash-restore-bubble',
    '--disable-session-crashed-bubble',
    '--password-store=basic',
    // A permission somebody has to press is one that nobody presses.
    '--deny-permission-prompts',
    // Announces the casting devices it finds in the network.
    '--disable-features=MediaRouter',

    // Touch: no zoom by pinching, no "back" by swiping at an edge, no second window.
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--block-new-web-contents',

    // The display may be switched off at night; the clock of the page goes on as if somebody watched.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',

    // No request leaves for anybody but the gallery's own server; the system's packages keep Chromium current.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-domain-reliability',
    '--disable-crash-reporter',
    '--check-for-update-interval=31536000',

    ...(isWayland ? ['--ozone-platform=wayland'] : []),
    ...(isWatched ? ['--remote-debugging-pipe'] : []),
    ...(size === undefined ? [] : [`--window-size=${size.width},${size.height}`, '--window-position=0,0']),
    ...(sandbox ? [] : ['--no-sandbox']),
    url,
  ];
}
