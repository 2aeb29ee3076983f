import '../ui/tokens.css';
import '../ui/font.css';
import '../ui/reset.css';
import './staff.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { createClock } from '../device/clock.ts';
import { App } from './App.tsx';
import { createToasts } from './kit/toasts.ts';

const root = document.getElementById('app');
if (root !== null) {
  render(
    <App
      galleryName={{ title: 'Galeri JakPreneur', place: 'Jakarta Timur' }}
      person={signal(undefined)}
      counts={signal({})}
      screenState={signal(undefined)}
      toasts={createToasts(createClock())}
      onSignOut={() => undefined}
    />,
    root,
  );
}
