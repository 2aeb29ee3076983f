import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Checkbox } from '../../../src/editor/kit/Checkbox.tsx';
import { DateInput } from '../../../src/editor/kit/DateInput.tsx';
import { focusField } from '../../../src/editor/kit/focus-field.ts';
import { SegmentField } from '../../../src/editor/kit/Segment.tsx';
import { Select } from '../../../src/editor/kit/Select.tsx';
import { TextArea } from '../../../src/editor/kit/TextArea.tsx';
import { TextInput, type TextInputProps } from '../../../src/editor/kit/TextInput.tsx';

afterEach(cleanup);

const error = { severity: 'error', sentence: 'Nomor P-IRT terdiri atas 15 angka.' } as const;
const warning = { severity: 'warning', sentence: 'Kode wilayah bukan Jakarta Timur.' } as const;

const nothing = () => undefined;

/** What a screen reader says after the name of a control. */
const description = (control: HTMLElement): string =>
  (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');

const text = (props: Partial<TextInputProps> = {}) => (
  <TextInput label="Nomor P-IRT" note="diutamakan" help="15 angka." value="" onInput={nothing} {...props} />
);

describe('[E22] a field', () => {
  it('is named by its label, with the note in brackets, and described by its help', () => {
    render(text());
    const input = screen.getByLabelText('Nomor P-IRT (diutamakan)');
    expect(description(input)).toBe('15 angka.');
    expect(input.getAttribute('aria-invalid')).toBeNull();
  });

  it('tells an error beside it, in place of the help, with a drawing and as invalid', () => {
    render(text({ problems: [error] }));
    const input = screen.getByRole('textbox');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(description(input)).toBe(`Masalah: ${error.sentence}`);
    expect(screen.queryByText('15 angka.')).toBeNull();
    expect(screen.getByText(error.sentence).closest('[data-tone]')?.querySelector('svg')).not.toBeNull();
  });

  it('tells a warning, too, and is not invalid for it', () => {
    render(text({ problems: [warning] }));
    const input = screen.getByRole('textbox');
    expect(input.getAttribute('aria-invalid')).toBeNull();
    expect(description(input)).toBe(`Perhatian: ${warning.sentence}`);
  });

  it('tells everything at once, the worst first', () => {
    render(text({ problems: [warning, error] }));
    expect(description(screen.getByRole('textbox'))).toBe(`Masalah: ${error.sentence}Perhatian: ${warning.sentence}`);
  });

  it('is read out when its problem comes: the region was there before', () => {
    const { rerender } = render(text({ help: undefined }));
    const region = document.querySelector('[aria-live="polite"]');
    expect(region?.textContent).toBe('');
    rerender(text({ help: undefined, problems: [error] }));
    expect(document.querySelector('[aria-live="polite"]')).toBe(region);
    expect(region?.textContent).toContain(error.sentence);
  });

  it('with a hidden label still has its name', () => {
    render(text({ isLabelHidden: true, note: undefined }));
    expect(screen.getByLabelText('Nomor P-IRT')).toBeTruthy();
  });

  it('a group, a list, a tick and a text of some lines tell theirs the same way', () => {
    render(
      <>
        <SegmentField
          label="Komoditas"
          choices={[{ value: 'kriya', title: 'Kriya' }]}
          value={undefined}
          onChange={nothing}
          problems={[error]}
        />
        <Select label="Kecamatan" options={[]} value={undefined} onChange={nothing} problems={[error]} />
        <Checkbox label="Kemasan diperiksa" isChecked={false} onChange={nothing} problems={[error]} />
        <TextArea label="Deskripsi" value="" onInput={nothing} problems={[error]} />
        <DateInput label="Berlaku hingga" value={undefined} onChange={nothing} problems={[error]} />
      </>,
    );
    const controls = [
      screen.getByRole('radiogroup', { name: 'Komoditas' }),
      screen.getByRole('combobox', { name: 'Kecamatan' }),
      screen.getByRole('checkbox', { name: 'Kemasan diperiksa' }),
      screen.getByRole('textbox', { name: 'Deskripsi' }),
      screen.getByLabelText('Berlaku hingga'),
    ];
    for (const control of controls) {
      expect(control.getAttribute('aria-invalid')).toBe('true');
      expect(description(control)).toContain(error.sentence);
    }
  });
});

describe('a list of problems', () => {
  it('leads to the field, or to the nearest around it', () => {
    render(
      <>
        {text({ field: 'pirt.number' })}
        <Checkbox label="Foto" field="photos" isChecked onChange={nothing} />
      </>,
    );
    expect(focusField(document, 'pirt.number')).toBe(true);
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
    expect(focusField(document, 'photos.0.alt.id')).toBe(true);
    expect(document.activeElement).toBe(screen.getByRole('checkbox'));
    expect(focusField(document, 'halal')).toBe(false);
  });

  it('leads into a group at what is chosen', () => {
    const choices = ['kuliner', 'kriya'].map((value) => ({ value, title: value }));
    render(<SegmentField label="K" field="commodity" choices={choices} value="kriya" onChange={nothing} />);
    focusField(document, 'commodity');
    expect(document.activeElement?.textContent).toBe('kriya');
  });
});

describe('a text of some lines', () => {
  it('says how many letters it has, and cuts none', () => {
    const { rerender } = render(<TextArea label="D" value="abc" countToChars={5} onInput={nothing} />);
    const area = screen.getByRole('textbox');
    expect(description(area)).toBe('3 dari 5 karakter');
    expect(area.hasAttribute('maxlength')).toBe(false);
    rerender(<TextArea label="D" value="abcdefgh" countToChars={5} onInput={nothing} />);
    expect(description(area)).toBe('8 dari 5 karakter, lebih 3');
  });

  it('does not read the count with every letter', () => {
    render(<TextArea label="D" value="abc" countToChars={5} onInput={nothing} />);
    expect(screen.getByText('3 dari 5 karakter').getAttribute('aria-live')).toBe('off');
  });
});

describe('a list to choose from', () => {
  const options = [
    { value: 'kpkp', title: 'KPKP' },
    { value: 'sosial', title: 'Sosial' },
  ] as const;

  it('says the value that was chosen', () => {
    const onChange = vi.fn<(value: string) => void>();
    render(<Select label="Sudin" options={options} value="kpkp" onChange={onChange} />);
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'sosial' } });
    expect(onChange.mock.calls).toEqual([['sosial']]);
  });

  it('without a choice shows that there is one to make, which itself is none', () => {
    render(<Select label="Sudin" options={options} value={undefined} onChange={nothing} />);
    const placeholder = screen.getByRole('combobox').querySelector('option');
    expect([placeholder?.textContent, placeholder?.disabled]).toEqual(['Pilih …', true]);
  });
});

describe('a day', () => {
  const input = () => screen.getByLabelText<HTMLInputElement>('Tanggal terbit');

  it('is a local date, and stands there in words', () => {
    const onChange = vi.fn<(value: string | undefined) => void>();
    render(<DateInput label="Tanggal terbit" value="2024-03-12" onChange={onChange} />);
    expect([input().type, input().value]).toEqual(['date', '2024-03-12']);
    expect(screen.getByText('12 Maret 2024').getAttribute('aria-hidden')).toBe('true');
    fireEvent.input(input(), { target: { value: '2024-03-13' } });
    fireEvent.input(input(), { target: { value: '' } });
    expect(onChange.mock.calls).toEqual([['2024-03-13'], [undefined]]);
  });

  it('[E22] that is typed in part only says so when it is left, and is forgiven when it is mended', () => {
    function Form() {
      const [value, setValue] = useState<string | undefined>(undefined);
      return <DateInput label="Tanggal terbit" value={value} onChange={setValue} />;
    }
    render(<Form />);
    const state = { badInput: true, valid: false };
    Object.defineProperty(input(), 'validity', { value: state });
    fireEvent.blur(input());
    expect(description(input())).toBe('Masalah: Tanggal belum lengkap; isi hari, bulan, dan tahun.');
    expect(input().getAttribute('aria-invalid')).toBe('true');
    Object.assign(state, { badInput: false, valid: true });
    fireEvent.input(input(), { target: { value: '2024-03-12' } });
    expect(input().getAttribute('aria-invalid')).toBeNull();
  });
});
