/** The session has ended under somebody's hands: asks for the password here, and the page behind goes on where it was. */
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import type { SessionModel } from '../session.ts';
import { hrefTo } from '../routes.ts';
import { SignInForm } from './SignInPage.tsx';

export function EndedDialog({ session }: { readonly session: SessionModel }) {
  return (
    <Dialog
      title="Sesi berakhir"
      sub="Masuk lagi untuk melanjutkan. Isian Anda tetap ada."
      size="small"
      // Only the password leads on; the other way out is to leave the page.
      onClose={() => {}}
      actions={
        <Button kind="link" href={hrefTo('dashboard')}>
          Keluar tanpa melanjutkan
        </Button>
      }
    >
      <SignInForm session={session} name={session.actor.value?.name} />
    </Dialog>
  );
}
