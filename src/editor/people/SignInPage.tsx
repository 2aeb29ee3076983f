/** The door: user name and password. The same form stands over the page when a session has ended. */
import { useSignal } from '@preact/signals';
import { CallError } from '../call.ts';
import { Button } from '../kit/Button.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import type { SessionModel } from '../session.ts';
import type { GalleryName } from '../gallery-name.ts';
import { Doorway } from '../Doorway.tsx';
import styles from './people-form.module.css';

interface SignInPageProps {
  readonly session: SessionModel;
  readonly galleryName: GalleryName;
}

export function SignInPage({ session, galleryName }: SignInPageProps) {
  return (
    <Doorway galleryName={galleryName} title="Masuk">
      {session.needsSetup.value && (
        <ProblemLine
          tone="warn"
          detail="Buka tautan penyiapan yang tertulis di jendela server. Tautan berlaku 30 menit; mulai ulang server untuk tautan baru."
        >
          Belum ada pengelola galeri.
        </ProblemLine>
      )}
      <SignInForm session={session} />
    </Doorway>
  );
}

interface SignInFormProps {
  readonly session: Pick<SessionModel, 'signIn'>;
  /** Whose session has ended. */
  readonly name?: string | undefined;
}

export function SignInForm({ session, name: given = '' }: SignInFormProps) {
  const name = useSignal(given);
  const password = useSignal('');
  const failure = useSignal<string | undefined>(undefined);
  const isBusy = useSignal(false);

  async function signIn(): Promise<void> {
    isBusy.value = true;
    failure.value = undefined;
    try {
      await session.signIn(name.value.trim(), password.value);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failure.value = error.message;
      password.value = '';
    } finally {
      isBusy.value = false;
    }
  }

  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      <TextInput
        label="Nama pengguna"
        isRequired
        autoComplete="username"
        value={name.value}
        onInput={(next) => (name.value = next)}
      />
      <TextInput
        label="Kata sandi"
        type="password"
        isRequired
        autoComplete="current-password"
        value={password.value}
        onInput={(next) => (password.value = next)}
      />
      <div role="alert">{failure.value !== undefined && <ProblemLine tone="err">{failure.value}</ProblemLine>}</div>
      <Button kind="primary" isSubmit isBusy={isBusy.value}>
        Masuk
      </Button>
    </form>
  );
}
