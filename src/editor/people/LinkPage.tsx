/** A one-time link: the first administrator, an invitation, or a new password. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { LinkView } from '../../api/people.ts';
import { ROLE_WORDS } from '../../api/roles.ts';
import { routes } from '../../api/routes.ts';
import { call, CallError } from '../call.ts';
import { momentInSentence } from '../clock-words.ts';
import { Button } from '../kit/Button.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import { Loaded } from '../Loaded.tsx';
import { createResource } from '../resource.ts';
import type { SessionModel } from '../session.ts';
import type { GalleryName } from '../gallery-name.ts';
import { Doorway } from '../Doorway.tsx';
import styles from './people-form.module.css';

interface LinkPageProps {
  readonly token: string;
  readonly session: SessionModel;
  readonly galleryName: GalleryName;
  readonly today: string;
  /** To the page itself, once signed in. */
  readonly onEntered: () => void;
}

const TITLES = {
  setup: 'Siapkan pengelola pertama',
  invitation: 'Terima undangan',
  reset: 'Buat kata sandi baru',
} as const;

export function LinkPage(props: LinkPageProps) {
  const { token, galleryName } = props;
  const link = useMemo(() => createResource(() => call(routes.readLink, { params: { token } })), [token]);
  useEffect(() => void link.reload(), [link]);
  const known = link.value.value;
  return (
    <Doorway galleryName={galleryName} title={known === undefined ? 'Tautan' : TITLES[known.purpose]}>
      <Loaded resource={link}>{(view) => <LinkForm view={view} {...props} />}</Loaded>
    </Doorway>
  );
}

function LinkForm({ view, token, session, today, onEntered }: LinkPageProps & { readonly view: LinkView }) {
  const name = useSignal(view.name ?? '');
  const displayName = useSignal(view.displayName ?? '');
  const password = useSignal('');
  const again = useSignal('');
  const failure = useSignal<CallError | string | undefined>(undefined);
  const isBusy = useSignal(false);
  const isReset = view.purpose === 'reset';

  async function use(): Promise<void> {
    if (password.value !== again.value) {
      failure.value = 'Kedua kata sandi tidak sama; ketik ulang.';
      return;
    }
    isBusy.value = true;
    failure.value = undefined;
    try {
      const answer = await call(routes.useLink, {
        params: { token },
        body: { name: name.value.trim(), displayName: displayName.value.trim(), password: password.value },
      });
      session.enter(answer);
      onEntered();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failure.value = error;
    } finally {
      isBusy.value = false;
    }
  }

  const problemsOf = (field: string) =>
    failure.value instanceof CallError ? failure.value.problems.filter((problem) => problem.field === field) : [];
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void use();
      }}
    >
      <p>
        Peran: {ROLE_WORDS[view.role]}. Tautan berlaku sampai {momentInSentence(view.expiresAtMs, today)} dan hanya
        dapat dipakai satu kali.
      </p>
      <TextInput
        label="Nama pengguna"
        isRequired
        isReadOnly={isReset}
        autoComplete="username"
        value={name.value}
        onInput={(next) => (name.value = next)}
        help="Huruf kecil, angka, titik, dan tanda hubung; misalnya kurator-kpkp."
        problems={problemsOf('name')}
      />
      <TextInput
        label="Nama tampilan"
        isRequired
        isReadOnly={isReset}
        value={displayName.value}
        onInput={(next) => (displayName.value = next)}
        help="Tampil di riwayat, misalnya Kurator KPKP."
        problems={problemsOf('displayName')}
      />
      <TextInput
        label="Kata sandi"
        type="password"
        isRequired
        autoComplete="new-password"
        value={password.value}
        onInput={(next) => (password.value = next)}
        help="Paling sedikit 12 karakter. Beberapa kata yang mudah Anda ingat sudah baik."
        problems={problemsOf('password')}
      />
      <TextInput
        label="Ketik ulang kata sandi"
        type="password"
        isRequired
        autoComplete="new-password"
        value={again.value}
        onInput={(next) => (again.value = next)}
      />
      <div role="alert">
        {failure.value !== undefined && (
          <ProblemLine tone="err">
            {typeof failure.value === 'string' ? failure.value : failure.value.message}
          </ProblemLine>
        )}
      </div>
      <Button kind="primary" isSubmit isBusy={isBusy.value}>
        {isReset ? 'Simpan kata sandi' : 'Buat akun'}
      </Button>
    </form>
  );
}
