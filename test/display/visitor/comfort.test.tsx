import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ComfortChoices } from '../../../src/display/visitor/controls/Comfort.tsx';
import { ReadingSegment } from '../../../src/display/visitor/controls/ReadingSegment.tsx';
import type { Language } from '../../../src/display/words.ts';

afterEach(cleanup);

function segment(
  choices: Partial<ComfortChoices> = {},
  language: Language = 'id',
  languages: Language[] = ['id', 'en'],
) {
  const calls = { onLargeText: vi.fn(), onHighContrast: vi.fn(), onLanguage: vi.fn(), onKeyDown: vi.fn() };
  const comfort = { isLargeText: false, isHighContrast: false, ...calls, ...choices };
  render(
    <div role="presentation" onKeyDown={calls.onKeyDown}>
      <button type="button">Di luar</button>
      <ReadingSegment gallery={{ languages }} language={language} comfort={comfort} onLanguage={calls.onLanguage} />
    </div>,
  );
  return calls;
}

const cell = (name = 'Kenyamanan membaca') => screen.getByRole('button', { name });
const panel = () => screen.queryByRole('group', { name: 'Kenyamanan membaca' });
const choice = (name: string) => within(panel() as HTMLElement).getByRole('button', { name });
const isOpen = () => [panel() !== null, cell().getAttribute('aria-expanded')];

describe('[V9] reading comfort', () => {
  it('is the last cell of the segment, and alone where there is one language', () => {
    segment();
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Di luar',
      'ID Bahasa Indonesia',
      'EN Bahasa Inggris',
      'Aa',
    ]);
    cleanup();
    segment({}, 'id', ['id']);
    expect(screen.getAllByRole('button')).toHaveLength(2);
  });

  it('opens and closes with a press', () => {
    segment();
    expect(isOpen()).toEqual([false, 'false']);
    fireEvent.click(cell());
    expect(isOpen()).toEqual([true, 'true']);
    expect(cell().getAttribute('aria-controls')).toBe(panel()?.id);
    fireEvent.click(cell());
    expect(isOpen()).toEqual([false, 'false']);
  });

  it('has choices that say whether they are on, and stays open when one is pressed', () => {
    const { onLargeText, onHighContrast } = segment({ isHighContrast: true });
    fireEvent.click(cell());
    expect(choice('Perbesar teks').getAttribute('aria-pressed')).toBe('false');
    expect(choice('Kontras tinggi').getAttribute('aria-pressed')).toBe('true');
    fireEvent.pointerDown(choice('Perbesar teks'));
    fireEvent.click(choice('Perbesar teks'));
    fireEvent.click(choice('Kontras tinggi'));
    expect([onLargeText.mock.calls, onHighContrast.mock.calls]).toEqual([[[true]], [[false]]]);
    expect(isOpen()).toEqual([true, 'true']);
  });

  it('speaks English', () => {
    segment({ reading: { isReading: true, onToggle: vi.fn() } }, 'en');
    fireEvent.click(cell('Reading comfort'));
    const names = within(screen.getByRole('group', { name: 'Reading comfort' })).getAllByRole('button');
    expect(names.map(({ textContent }) => textContent)).toEqual(['Stop reading', 'Larger text', 'High contrast']);
  });

  it('is closed by Escape, which is then no step back, and gives the keyboard back', () => {
    const { onKeyDown } = segment();
    fireEvent.click(cell());
    choice('Kontras tinggi').focus();
    fireEvent.keyDown(choice('Kontras tinggi'), { key: 'Escape' });
    expect(isOpen()).toEqual([false, 'false']);
    expect([document.activeElement, onKeyDown.mock.calls]).toEqual([cell(), []]);
    fireEvent.keyDown(cell(), { key: 'Escape' });
    expect(onKeyDown).toHaveBeenCalledOnce();
  });

  it('is closed by a press outside, and by no other key', () => {
    segment();
    fireEvent.click(cell());
    fireEvent.keyDown(cell(), { key: 'Tab' });
    expect(isOpen()).toEqual([true, 'true']);
    fireEvent.pointerDown(screen.getByRole('button', { name: 'Di luar' }));
    expect(isOpen()).toEqual([false, 'false']);
  });
});

describe('[V10] reading aloud', () => {
  it('is offered only where there is something to read and a voice for it', () => {
    segment();
    fireEvent.click(cell());
    expect(within(panel() as HTMLElement).getAllByRole('button')).toHaveLength(2);
  });

  it.each([
    [false, 'Baca keras'],
    [true, 'Berhenti membaca'],
  ])('is begun and stopped by one button', (isReading, name) => {
    const onToggle = vi.fn();
    segment({ reading: { isReading, onToggle } });
    fireEvent.click(cell());
    fireEvent.click(choice(name));
    expect(onToggle).toHaveBeenCalledOnce();
    expect(isOpen()).toEqual([true, 'true']);
  });
});
