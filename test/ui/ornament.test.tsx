import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { Badge } from '../../src/ui/Badge.tsx';
import { BackTeethRow, TeethRow, Tooth } from '../../src/ui/GigiBalang.tsx';
import { HollowTooth } from '../../src/ui/HollowTooth.tsx';
import { TumpalField } from '../../src/ui/TumpalField.tsx';

afterEach(cleanup);

const paths = (container: Element) =>
  [...container.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '');

describe('gigi balang', () => {
  it.each([1, 20, 36])('a row of %d has as many teeth, side by side', (count) => {
    const { container } = render(<TeethRow count={count} />);
    const tops = [...(paths(container)[0] ?? '').matchAll(/M(\d+),0 h100 l-50,86 z/g)].map(([, x]) => Number(x));
    expect(tops).toEqual(Array.from({ length: count }, (_, index) => index * 100));
    expect(container.querySelector('svg')?.getAttribute('viewBox')).toBe(`0 0 ${count * 100} 93`);
  });

  it('a small tooth stands behind each joint, both ends included', () => {
    const { container } = render(<BackTeethRow count={3} />);
    const joints = [...(paths(container)[0] ?? '').matchAll(/M(-?\d+),0 h54/g)].map(([, x]) => Number(x) + 27);
    expect(joints).toEqual([0, 100, 200, 300]);
  });

  it('two tumpal fields on one page do not share their pattern', () => {
    const { container } = render(
      <>
        <TumpalField />
        <TumpalField />
      </>,
    );
    const ids = [...container.querySelectorAll('pattern')].map(({ id }) => id);
    const fills = [...container.querySelectorAll('rect')].map((rect) => rect.getAttribute('fill'));
    expect(new Set(ids).size).toBe(2);
    expect(fills).toEqual(ids.map((id) => `url(#${id})`));
  });

  it('is ornament: a screen reader hears nothing of it', () => {
    const { container } = render(
      <>
        <TeethRow count={2} />
        <BackTeethRow count={2} />
        <Tooth />
        <HollowTooth />
        <TumpalField />
      </>,
    );
    const hidden = [...container.querySelectorAll('svg')].map((svg) => svg.getAttribute('aria-hidden'));
    expect(hidden).toEqual(Array(5).fill('true'));
  });
});

describe('a badge', () => {
  it('[C3] shows a short word and says the whole of it', () => {
    render(
      <ul>
        <Badge word="Halal" label="Bersertifikat halal" />
      </ul>,
    );
    expect(screen.getByText('Halal').getAttribute('aria-hidden')).toBe('true');
    expect(screen.getByText('Bersertifikat halal').getAttribute('aria-hidden')).toBeNull();
  });
});
