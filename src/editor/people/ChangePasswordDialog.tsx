/** A new password for oneself; every other device is signed out. */
import { useSignal } from '@preact/signals';
import { routes } from '../../api/routes.ts';
import { CallError } from '../call.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import styles from './people-form.module.css';

export function ChangePasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const { session, tell } = useEditor();
  const current = useSignal('');
  const wanted = useSignal('');
  const failure = useSignal<string | undefined>(undefined);
  const isBusy = useSignal(false);

  async function change(): Promise<void> {
    isBusy.value = true;
    failure.value = undefined;
    try {
      await session.ask(routes.changePassword, { body: { current: current.value, wanted: wanted.value } });
      tell('Kata sandi diganti.');
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failure.value = error.message;
    } finally {
      isBusy.value = false;
    }
  }

  return (
    <Dialog
      title="Ganti kata sandi"
      sub="Perangkat lain yang masuk dengan akun ini ikut keluar."
      size="small"
      isBusy={isBusy.value}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Batal</Button>
          <Button kind="primary" isBusy={isBusy.value} onPress={() => void change()}>
            Ganti kata sandi
          </Button>
        </>
      }
    >
      <div class={styles.form}>
        <TextInput
          label="Kata sandi sekarang"
          type="password"
          isRequired
          autoComplete="current-password"
          value={current.value}
          onInput={(next) => (current.value = next)}
        />
        <TextInput
          label="Kata sandi baru"
          type="password"
          isRequired
          autoComplete="new-password"
          value={wanted.value}
          onInput={(next) => (wanted.value = next)}
          help="Paling sedikit 12 karakter."
        />
        <div role="alert">{failure.value !== undefined && <ProblemLine tone="err">{failure.value}</ProblemLine>}</div>
      </div>
    </Dialog>
  );
}
