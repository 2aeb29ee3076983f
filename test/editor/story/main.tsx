/** The kit on pages as the design draws them, for looking at and for axe. Never part of the page that is shipped. */
import '../../../src/ui/tokens.css';
import '../../../src/ui/font.css';
import '../../../src/ui/reset.css';
import '../../../src/editor/staff.css';
import { render } from 'preact';
import { LocationProvider } from 'preact-iso';
import { createClock } from '../../../src/device/clock.ts';
import { Button } from '../../../src/editor/kit/Button.tsx';
import { TextInput } from '../../../src/editor/kit/TextInput.tsx';
import { createToasts } from '../../../src/editor/kit/toasts.ts';
import { Doorway } from '../../../src/editor/Doorway.tsx';
import { SCOPE } from '../../../src/editor/routes.ts';
import { ScreenState } from '../../../src/editor/ScreenState.tsx';
import { Shell } from '../../../src/editor/Shell.tsx';
import { Kit } from './Kit.tsx';
import { ProductForm } from './ProductForm.tsx';
import { Products } from './Products.tsx';
import { Publish } from './Publish.tsx';

const toasts = createToasts(createClock());
const galleryName = { title: 'Galeri JakPreneur', place: 'Jakarta Timur' };

const STORIES = { products: Products, form: ProductForm, publish: Publish, kit: () => <Kit toasts={toasts} /> };

function Story({ name }: { readonly name: string }) {
  if (name === 'door') {
    return (
      <Doorway galleryName={galleryName} title="Masuk" sub="Untuk staf galeri dan Suku Dinas.">
        <TextInput label="Nama pengguna" autoComplete="username" value="" onInput={() => undefined} />
        <Button kind="ink">Masuk</Button>
      </Doorway>
    );
  }
  const View = STORIES[name as keyof typeof STORIES] ?? Products;
  return (
    <Shell
      galleryName={galleryName}
      person={{ name: 'Admin galeri', role: 'Kota Jakarta Timur' }}
      isAdministrator={name === 'kit'}
      counts={{ products: 4, curation: 3 }}
      screenState={
        <ScreenState
          tone="ok"
          title="Layar lobi terhubung"
          lines={['Menayangkan versi 41', 'Terakhir sinkron 09.25 WIB']}
        />
      }
      toasts={toasts}
      onSignOut={() => undefined}
    >
      <View />
    </Shell>
  );
}

const root = document.getElementById('app');
if (root !== null) {
  render(
    <LocationProvider scope={SCOPE}>
      <Story name={new URLSearchParams(location.search).get('cerita') ?? ''} />
    </LocationProvider>,
    root,
  );
}
