import { act } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { mountStaffMark } from '../../src/display/components/StaffMark.tsx';

it('[D7] the staff mark is one hollow tooth without a word, only while pulls keep failing', async () => {
  const mark = mountStaffMark();
  const drawings = () => [...document.querySelectorAll('body > div > svg')];
  expect(drawings()).toHaveLength(0);
  await act(() => void (mark.isStale.value = true));
  expect(drawings().map((drawing) => drawing.getAttribute('aria-hidden'))).toEqual(['true']);
  expect(document.body.textContent).toBe('');
  await act(() => void (mark.isStale.value = false));
  expect(drawings()).toHaveLength(0);
  mark.stop();
  expect(document.body.children).toHaveLength(0);
});
