import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NumberInput } from '../../../src/editor/kit/NumberInput.tsx';

afterEach(cleanup);

const values: (number | undefined)[] = [];
const onFault = vi.fn<(isFaulty: boolean) => void>();

function Price({ initial }: { readonly initial?: number }) {
  const [value, setValue] = useState<number | undefined>(initial);
  return (
    <>
      <NumberInput
        label="Harga"
        format="rupiah"
        value={value}
        onFault={onFault}
        onChange={(next) => {
          values.push(next);
          setValue(next);
        }}
      />
      <button type="button" onClick={() => setValue(99_000)}>
        Urungkan
      </button>
    </>
  );
}

const input = () => screen.getByLabelText<HTMLInputElement>('Harga');

/** Types as a person does: comes, types, leaves. */
function type(text: string): void {
  fireEvent.focus(input());
  fireEvent.input(input(), { target: { value: text } });
  fireEvent.blur(input());
}

afterEach(() => {
  values.length = 0;
  onFault.mockClear();
});

describe('a price', () => {
  it.each(['Rp 35.000', '35000', '35.000,00'])('typed as %j is 35000, and then shown as Rp35.000', (text) => {
    render(<Price />);
    type(text);
    expect(values.at(-1)).toBe(35_000);
    expect(input().value).toBe('Rp35.000');
  });

  it('stays as it is typed while it is being typed', () => {
    render(<Price initial={35_000} />);
    expect(input().value).toBe('Rp35.000');
    fireEvent.focus(input());
    fireEvent.input(input(), { target: { value: 'Rp35.0' } });
    expect(input().value).toBe('Rp35.0');
    expect(input().getAttribute('aria-invalid')).toBeNull();
  });

  it('[E22] that cannot be read stays as it was typed, says so, and is no price', () => {
    render(<Price initial={35_000} />);
    type('35 ribu');
    expect(input().value).toBe('35 ribu');
    expect(values).toEqual([undefined]);
    expect(input().getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Harga tidak dapat dibaca; tulis angka rupiah saja, misalnya 35.000.')).toBeTruthy();
    expect(onFault).toHaveBeenLastCalledWith(true);
    type('36.000');
    expect(onFault).toHaveBeenLastCalledWith(false);
    expect([values.at(-1), input().value]).toEqual([36_000, 'Rp36.000']);
  });

  it('emptied is none, without a word', () => {
    render(<Price initial={35_000} />);
    type('');
    expect(values).toEqual([undefined]);
    expect(input().getAttribute('aria-invalid')).toBeNull();
  });

  it('from elsewhere takes the place of what was typed', () => {
    render(<Price initial={35_000} />);
    type('35 ribu');
    fireEvent.click(screen.getByRole('button', { name: 'Urungkan' }));
    expect(input().value).toBe('Rp99.000');
  });
});
