import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { IdleDialog } from '../../../src/display/visitor/idle/IdleDialog.tsx';

afterEach(cleanup);

const calls = () => ({ onContinue: vi.fn(), onLeave: vi.fn() });
const teethLeft = () => document.querySelectorAll('[data-left="true"]').length;

describe('the idle warning', () => {
  it('[V3] opens as a modal dialog with the focus on going on', () => {
    render(<IdleDialog language="id" secondsLeft={10} {...calls()} />);
    const dialog = screen.getByRole<HTMLDialogElement>('alertdialog', { name: 'Layar akan kembali ke awal dalam' });
    expect(dialog.open).toBe(true);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Lanjutkan melihat' }));
  });

  it('[V3] has a tooth and a numeral for each second that is left', () => {
    const { rerender } = render(<IdleDialog language="id" secondsLeft={10} {...calls()} />);
    for (let secondsLeft = 10; secondsLeft >= 1; secondsLeft--) {
      rerender(<IdleDialog language="id" secondsLeft={secondsLeft} {...calls()} />);
      expect(teethLeft()).toBe(secondsLeft);
      expect(screen.getByText(String(secondsLeft))).toBeTruthy();
    }
  });

  it('[V3] keeps the focus where the visitor has put it while it counts', () => {
    const { rerender } = render(<IdleDialog language="id" secondsLeft={10} {...calls()} />);
    const toStart = screen.getByRole('button', { name: 'Kembali ke awal' });
    toStart.focus();
    rerender(<IdleDialog language="id" secondsLeft={9} {...calls()} />);
    expect(document.activeElement).toBe(toStart);
  });

  it('goes on, or back to the start, as the visitor says', () => {
    const { onContinue, onLeave } = calls();
    render(<IdleDialog language="en" secondsLeft={5} onContinue={onContinue} onLeave={onLeave} />);
    fireEvent.click(screen.getByRole('button', { name: 'Keep looking' }));
    expect([onContinue.mock.calls.length, onLeave.mock.calls.length]).toEqual([1, 0]);
    fireEvent.click(screen.getByRole('button', { name: 'Back to the start' }));
    expect([onContinue.mock.calls.length, onLeave.mock.calls.length]).toEqual([1, 1]);
  });

  it('takes Escape for going on, and does not close behind its own back', () => {
    const { onContinue, onLeave } = calls();
    render(<IdleDialog language="id" secondsLeft={5} onContinue={onContinue} onLeave={onLeave} />);
    const cancel = new Event('cancel', { cancelable: true });
    screen.getByRole('alertdialog').dispatchEvent(cancel);
    expect(cancel.defaultPrevented).toBe(true);
    expect(onContinue).toHaveBeenCalledOnce();
    expect(onLeave).not.toHaveBeenCalled();
  });
});
