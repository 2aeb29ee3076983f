import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { X } from 'lucide';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from '../../../src/display/visitor/controls/Button.tsx';
import { FilterChip } from '../../../src/display/visitor/controls/FilterChip.tsx';
import { Icon } from '../../../src/display/visitor/controls/Icon.tsx';
import { LanguageSwitch } from '../../../src/display/visitor/controls/LanguageSwitch.tsx';
import { Pager } from '../../../src/display/visitor/controls/Pager.tsx';

afterEach(cleanup);

describe('a button', () => {
  it('acts on a click, and not before', () => {
    const onPress = vi.fn();
    render(
      <Button kind="primary" onPress={onPress}>
        Tutup
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Tutup' });
    fireEvent.pointerDown(button);
    fireEvent.pointerUp(button);
    expect(onPress).not.toHaveBeenCalled();
    fireEvent.click(button);
    expect(onPress).toHaveBeenCalledOnce();
  });

  it('at its end keeps the focus and does nothing', () => {
    const onPress = vi.fn();
    const { rerender } = render(<Button kind="primary" icon={X} label="Berikutnya" onPress={onPress} />);
    const button = screen.getByRole('button', { name: 'Berikutnya' });
    button.focus();
    rerender(<Button kind="primary" icon={X} label="Berikutnya" onPress={onPress} isDisabled />);
    fireEvent.click(button);
    expect(onPress).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-disabled')).toBe('true');
  });

  it('says whether it is on, where it stays on', () => {
    const { rerender } = render(<Button kind="secondary" onPress={vi.fn()} isPressed={false} children="Turunkan" />);
    expect(screen.getByRole('button', { pressed: false })).toBeTruthy();
    rerender(<Button kind="primary" onPress={vi.fn()} isPressed children="Naikkan" />);
    expect(screen.getByRole('button', { pressed: true, name: 'Naikkan' })).toBeTruthy();
  });
});

describe('an icon', () => {
  it('is drawn and never read out', () => {
    const { container } = render(<Icon node={X} />);
    const drawing = container.querySelector('svg');
    expect(drawing?.getAttribute('aria-hidden')).toBe('true');
    expect(drawing?.childElementCount).toBe(X.length);
    expect(drawing?.firstElementChild?.namespaceURI).toBe('http://www.w3.org/2000/svg');
  });
});

describe('a filter', () => {
  it('[V1] says its number, and whether it is chosen', () => {
    render(<FilterChip label="Kriya" count={12} commodity="kriya" isSelected onPress={vi.fn()} />);
    expect(screen.getByRole('button', { name: 'Kriya 12', pressed: true })).toBeTruthy();
  });

  it('[V1] with nothing behind it is dim and can be pressed all the same', () => {
    const onPress = vi.fn();
    render(<FilterChip label="Sosial" count={0} isSelected={false} onPress={onPress} />);
    const chip = screen.getByRole('button', { name: 'Sosial 0' });
    expect(chip.dataset['empty']).toBe('true');
    expect(chip.hasAttribute('aria-disabled')).toBe(false);
    fireEvent.click(chip);
    expect(onPress).toHaveBeenCalledOnce();
  });

  it('[V1] of a row of long names reads its number out and shows only a zero', () => {
    const { rerender } = render(
      <FilterChip label="KPKP" count={6} isCountHidden isSelected={false} onPress={vi.fn()} />,
    );
    expect(screen.getByRole('button', { name: 'KPKP 6' })).toBeTruthy();
    expect(screen.getByText('6').className).toBe('hidden-label');
    rerender(<FilterChip label="KPKP" count={0} isCountHidden isSelected={false} onPress={vi.fn()} />);
    expect(screen.getByText('0').className).not.toBe('hidden-label');
  });
});

describe('the language switch', () => {
  it('has two buttons under one name, and the language of the screen is pressed', () => {
    render(<LanguageSwitch language="id" onChoose={vi.fn()} />);
    const group = within(screen.getByRole('group', { name: 'Bahasa' }));
    expect(group.getByRole('button', { name: 'ID Bahasa Indonesia', pressed: true })).toBeTruthy();
    expect(group.getByRole('button', { name: 'EN Bahasa Inggris', pressed: false })).toBeTruthy();
  });

  it('asks for the language that was pressed', () => {
    const onChoose = vi.fn();
    render(<LanguageSwitch language="id" onChoose={onChoose} />);
    fireEvent.click(screen.getByRole('button', { name: /EN/ }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('en');
  });
});

describe('the pager', () => {
  const pager = (index: number, onPage = vi.fn(), text?: string) => (
    <Pager
      language="id"
      index={index}
      total={3}
      onPage={onPage}
      previousLabel="Halaman sebelumnya"
      nextLabel="Halaman berikutnya"
      text={text}
    />
  );
  const back = () => screen.getByRole('button', { name: 'Halaman sebelumnya' });
  const onward = () => screen.getByRole('button', { name: 'Halaman berikutnya' });

  it('[V2] goes one back and one onward', () => {
    const onPage = vi.fn();
    render(pager(1, onPage));
    fireEvent.click(back());
    fireEvent.click(onward());
    expect(onPage.mock.calls).toEqual([[0], [2]]);
  });

  it('[V2] does not leave the shelf at either end', () => {
    const onPage = vi.fn();
    const { rerender } = render(pager(0, onPage));
    fireEvent.click(back());
    rerender(pager(2, onPage));
    fireEvent.click(onward());
    expect(onPage).not.toHaveBeenCalled();
  });

  it('says where one is, in its own words or in those it is given', () => {
    const { rerender } = render(pager(1));
    expect(screen.getByText('2 dari 3')).toBeTruthy();
    rerender(pager(1, vi.fn(), '7 dari 36'));
    expect(screen.getByText('7 dari 36')).toBeTruthy();
  });
});
