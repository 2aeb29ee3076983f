import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from '../../../src/editor/kit/Button.tsx';
import { ConfirmDialog } from '../../../src/editor/kit/ConfirmDialog.tsx';
import { Dialog, type DialogProps } from '../../../src/editor/kit/Dialog.tsx';
import { TextInput } from '../../../src/editor/kit/TextInput.tsx';

afterEach(cleanup);

function View(props: Partial<DialogProps>) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button onPress={() => setIsOpen(true)}>Terbitkan</Button>
      {isOpen && (
        <Dialog
          title="Terbitkan 4 perubahan?"
          sub="Versi 41 tetap tersimpan."
          onClose={close}
          actions={<Button onPress={close}>Batal</Button>}
          {...props}
        >
          <TextInput label="Catatan" value="" onInput={() => undefined} />
        </Dialog>
      )}
    </>
  );
}

const opener = () => screen.getByRole('button', { name: 'Terbitkan' });
const dialog = () => screen.queryByRole('dialog', { name: 'Terbitkan 4 perubahan?' });

function open(): void {
  opener().focus();
  fireEvent.click(opener());
}

describe('a dialog', () => {
  it('is modal, named by its question, and the keyboard starts there', () => {
    const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal');
    render(<View />);
    open();
    expect(showModal).toHaveBeenCalledOnce();
    expect(dialog()).not.toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Terbitkan 4 perubahan?' }));
    showModal.mockRestore();
  });

  it('may start in its first field', () => {
    render(<View focusOn="field" />);
    open();
    expect(document.activeElement).toBe(screen.getByLabelText('Catatan'));
  });

  it.each([
    ['its button', () => fireEvent.click(screen.getByRole('button', { name: 'Batal' }))],
    ['Escape', () => fireEvent.keyDown(screen.getByLabelText('Catatan'), { key: 'Escape' })],
    ['the way back of a phone', () => fireEvent(dialog() as HTMLElement, new Event('cancel', { cancelable: true }))],
  ])('closed by %s gives the focus back to where it came from', (_, close) => {
    render(<View />);
    open();
    close();
    expect(dialog()).toBeNull();
    expect(document.activeElement).toBe(opener());
  });

  it('that is busy does not let go', () => {
    render(<View isBusy />);
    open();
    fireEvent.keyDown(screen.getByLabelText('Catatan'), { key: 'Escape' });
    const cancel = new Event('cancel', { cancelable: true });
    fireEvent(dialog() as HTMLElement, cancel);
    expect([dialog() === null, cancel.defaultPrevented]).toEqual([false, true]);
  });

  it('that asks once more has a way out and a way on, and neither twice while it is busy', () => {
    const onConfirm = vi.fn();
    const onCancel = vi.fn();
    const view = (isBusy: boolean) => (
      <ConfirmDialog
        title="Hapus produk ini?"
        text="Dapat diurungkan."
        confirm="Hapus produk"
        kind="danger"
        isBusy={isBusy}
        onConfirm={onConfirm}
        onCancel={onCancel}
      />
    );
    const { rerender } = render(view(false));
    fireEvent.click(screen.getByRole('button', { name: 'Hapus produk' }));
    fireEvent.click(screen.getByRole('button', { name: 'Batal' }));
    rerender(view(true));
    for (const button of screen.getAllByRole('button')) fireEvent.click(button);
    expect([onConfirm.mock.calls.length, onCancel.mock.calls.length]).toEqual([1, 1]);
  });
});
