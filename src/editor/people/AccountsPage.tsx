/** Who may come in: accounts, their roles, and invitations that wait to be used. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { AccountView, FreshLink } from '../../api/people.ts';
import { ROLE_WORDS } from '../../api/roles.ts';
import type { AnswerOf } from '../../api/route.ts';
import { routes } from '../../api/routes.ts';
import { CallError } from '../call.ts';
import { momentInSentence, momentInWords } from '../clock-words.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { ConfirmDialog } from '../kit/ConfirmDialog.tsx';
import { Panel } from '../kit/Panel.tsx';
import { Table, TwoLines } from '../kit/Table.tsx';
import { Loaded } from '../Loaded.tsx';
import { PageBody, PageHeader } from '../kit/Page.tsx';
import { createResource } from '../resource.ts';
import { AccountDialog } from './AccountDialog.tsx';
import styles from './AccountsPage.module.css';
import { LinkDialog } from './LinkDialog.tsx';

type Accounts = AnswerOf<typeof routes.listAccounts>;

export function AccountsPage() {
  const { session } = useEditor();
  const list = useMemo(() => createResource(() => session.ask(routes.listAccounts, {})), [session]);
  useEffect(() => void list.reload(), [list]);
  return <Loaded resource={list}>{(value) => <AccountList {...value} onChanged={() => void list.reload()} />}</Loaded>;
}

function AccountList({ accounts, invitations, onChanged }: Accounts & { readonly onChanged: () => void }) {
  const { session, sudinName, today, tell } = useEditor();
  const editing = useSignal<AccountView | 'new' | undefined>(undefined);
  const fresh = useSignal<{ link: FreshLink; forWhom: string } | undefined>(undefined);
  const locking = useSignal<AccountView | undefined>(undefined);
  const me = session.actor.value?.id;

  async function attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      onChanged();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      tell(error.message);
    }
  }

  const reset = (account: AccountView) =>
    attempt(async () => {
      const link = await session.ask(routes.resetLink, { params: { id: String(account.id) } });
      fresh.value = { link, forWhom: account.displayName };
    });

  const setDisabled = (account: AccountView, isDisabled: boolean) =>
    attempt(async () => {
      await session.ask(routes.changeAccount, { params: { id: String(account.id) }, body: { isDisabled } });
      locking.value = undefined;
      tell(isDisabled ? 'Akun dinonaktifkan dan dikeluarkan dari semua perangkat.' : 'Akun diaktifkan kembali.');
    });

  return (
    <>
      <PageHeader
        title="Akun"
        sub={`${accounts.filter(({ isDisabled }) => !isDisabled).length} akun aktif`}
        actions={
          <Button kind="primary" onPress={() => (editing.value = 'new')}>
            Undang orang
          </Button>
        }
      />
      <PageBody>
        <Table
          caption="Daftar akun"
          rows={accounts}
          keyOf={({ id }) => String(id)}
          columns={[
            {
              title: 'Nama',
              isHeading: true,
              cell: ({ displayName, name, id }) => (
                <TwoLines main={id === me ? `${displayName} (Anda)` : displayName} sub={name} />
              ),
            },
            {
              title: 'Peran',
              widthPx: 220,
              cell: ({ role, sudin }) => (
                <TwoLines main={ROLE_WORDS[role]} sub={sudin === undefined ? undefined : sudinName(sudin)} />
              ),
            },
            {
              title: 'Terakhir masuk',
              widthPx: 230,
              cell: ({ lastSeenAtMs, isDisabled }) =>
                isDisabled
                  ? 'Nonaktif'
                  : lastSeenAtMs === undefined
                    ? 'Belum pernah'
                    : momentInWords(lastSeenAtMs, today),
            },
            {
              title: 'Tindakan',
              isTitleHidden: true,
              widthPx: 340,
              align: 'end',
              cell: (account) => (
                <span class={styles.actions}>
                  {account.isDisabled ? (
                    <Button
                      size="small"
                      label={`Aktifkan ${account.displayName}`}
                      onPress={() => void setDisabled(account, false)}
                    >
                      Aktifkan
                    </Button>
                  ) : (
                    <>
                      <Button
                        size="small"
                        label={`Ubah ${account.displayName}`}
                        onPress={() => (editing.value = account)}
                      >
                        Ubah
                      </Button>
                      <Button
                        size="small"
                        label={`Kata sandi baru untuk ${account.displayName}`}
                        onPress={() => void reset(account)}
                      >
                        Kata sandi baru
                      </Button>
                      <Button
                        size="small"
                        label={`Nonaktifkan ${account.displayName}`}
                        onPress={() => (locking.value = account)}
                      >
                        Nonaktifkan
                      </Button>
                    </>
                  )}
                </span>
              ),
            },
          ]}
        />
        {invitations.length > 0 && (
          <div class={styles.below}>
            <Panel title="Undangan yang belum dipakai">
              <ul class={styles.list}>
                {invitations.map(({ id, displayName, role, sudin, expiresAtMs }) => (
                  <li key={id}>
                    <span>
                      <strong>{displayName}</strong>, {ROLE_WORDS[role]}
                      {sudin !== undefined && ` ${sudinName(sudin)}`}, berlaku sampai{' '}
                      {momentInSentence(expiresAtMs, today)}
                    </span>
                    <Button
                      size="small"
                      label={`Batalkan undangan ${displayName}`}
                      onPress={() =>
                        void attempt(async () => {
                          await session.ask(routes.withdrawInvitation, { params: { id: String(id) } });
                        })
                      }
                    >
                      Batalkan
                    </Button>
                  </li>
                ))}
              </ul>
            </Panel>
          </div>
        )}
        {editing.value !== undefined && (
          <AccountDialog
            account={editing.value === 'new' ? undefined : editing.value}
            onClose={() => (editing.value = undefined)}
            onChanged={(link, forWhom) => {
              editing.value = undefined;
              if (link !== undefined) fresh.value = { link, forWhom };
              onChanged();
            }}
          />
        )}
        {fresh.value !== undefined && <LinkDialog {...fresh.value} onClose={() => (fresh.value = undefined)} />}
        {locking.value !== undefined && (
          <ConfirmDialog
            title={`Nonaktifkan ${locking.value.displayName}?`}
            text="Orang ini langsung keluar dari semua perangkat dan tidak dapat masuk lagi. Catatannya tetap ada."
            confirm="Nonaktifkan"
            kind="danger"
            onCancel={() => (locking.value = undefined)}
            onConfirm={() => locking.value !== undefined && void setDisabled(locking.value, true)}
          />
        )}
      </PageBody>
    </>
  );
}
