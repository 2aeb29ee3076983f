/** A new person, or another role for one who is there. */
import { useSignal } from '@preact/signals';
import type { AccountView, FreshLink } from '../../api/people.ts';
import { ROLE_WORDS, ROLES, type Role } from '../../api/roles.ts';
import { routes } from '../../api/routes.ts';
import { SUDIN_KEYS, type SudinKey } from '../../contract/places.ts';
import { CallError } from '../call.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { Select } from '../kit/Select.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import styles from './AccountsPage.module.css';

interface AccountDialogProps {
  /** Undefined: somebody new. */
  readonly account: AccountView | undefined;
  readonly onClose: () => void;
  /** With the link to hand on, for somebody new. */
  readonly onChanged: (link: FreshLink | undefined, forWhom: string) => void;
}

const ROLE_HELP: Readonly<Record<Role, string>> = {
  admin: 'Mengelola semua produk, rotasi, penerbitan, dan akun.',
  kurator: 'Mengubah dan menyetujui produk satu Suku Dinas.',
  peninjau: 'Melihat semuanya, tidak mengubah apa pun.',
};

export function AccountDialog({ account, onClose, onChanged }: AccountDialogProps) {
  const { session, sudinName } = useEditor();
  const displayName = useSignal(account?.displayName ?? '');
  const role = useSignal<Role>(account?.role ?? 'kurator');
  const sudin = useSignal<SudinKey | undefined>(account?.sudin);
  const failure = useSignal<string | undefined>(undefined);
  const isBusy = useSignal(false);

  async function save(): Promise<void> {
    if (role.value === 'kurator' && sudin.value === undefined) {
      failure.value = 'Pilih Suku Dinas untuk kurator ini.';
      return;
    }
    isBusy.value = true;
    failure.value = undefined;
    const body = {
      role: role.value,
      displayName: displayName.value.trim(),
      ...(role.value === 'kurator' && sudin.value !== undefined && { sudin: sudin.value }),
    };
    try {
      if (account === undefined) {
        onChanged(await session.ask(routes.invite, { body }), body.displayName);
      } else {
        await session.ask(routes.changeAccount, { params: { id: String(account.id) }, body });
        onChanged(undefined, body.displayName);
      }
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failure.value = error.message;
    } finally {
      isBusy.value = false;
    }
  }

  return (
    <Dialog
      title={account === undefined ? 'Undang orang' : `Ubah ${account.displayName}`}
      sub={account === undefined ? 'Anda mendapat tautan sekali pakai untuk diteruskan.' : undefined}
      size="small"
      isBusy={isBusy.value}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Batal</Button>
          <Button kind="primary" isBusy={isBusy.value} onPress={() => void save()}>
            {account === undefined ? 'Buat undangan' : 'Simpan'}
          </Button>
        </>
      }
    >
      <div class={styles.fields}>
        <TextInput
          label="Nama tampilan"
          isRequired
          value={displayName.value}
          onInput={(next) => (displayName.value = next)}
          help="Misalnya Kurator KPKP."
        />
        <Select
          label="Peran"
          isRequired
          options={ROLES.map((value) => ({ value, title: ROLE_WORDS[value] }))}
          value={role.value}
          onChange={(value) => (role.value = value)}
          help={ROLE_HELP[role.value]}
        />
        {role.value === 'kurator' && (
          <Select
            label="Suku Dinas"
            isRequired
            options={SUDIN_KEYS.map((value) => ({ value, title: sudinName(value) }))}
            value={sudin.value}
            onChange={(value) => (sudin.value = value)}
          />
        )}
        <div role="alert">{failure.value !== undefined && <ProblemLine tone="err">{failure.value}</ProblemLine>}</div>
      </div>
    </Dialog>
  );
}
