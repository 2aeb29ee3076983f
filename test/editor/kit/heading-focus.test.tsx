import { render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { focusHeading } from '../../../src/editor/kit/heading-focus.ts';
import { PageHeader } from '../../../src/editor/kit/Page.tsx';

describe('the heading after a change of view', () => {
  afterEach(() => document.body.replaceChildren());

  it('has the keyboard, also when its view had to be fetched first', () => {
    focusHeading();
    render(<PageHeader title="Rotasi" />);
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Rotasi' }));
  });

  it('takes it from nobody who has moved on meanwhile', () => {
    render(<input aria-label="Cari" />);
    focusHeading();
    screen.getByLabelText('Cari').focus();
    render(<PageHeader title="Rotasi" />);
    expect(document.activeElement).toBe(screen.getByLabelText('Cari'));
  });

  it('asks for it once: a heading that is drawn anew later leaves the keyboard where it is', () => {
    focusHeading();
    const first = render(<PageHeader title="Rotasi" />);
    first.unmount();
    render(<input aria-label="Cari" />);
    screen.getByLabelText('Cari').focus();
    render(<PageHeader title="Produk" />);
    expect(document.activeElement).toBe(screen.getByLabelText('Cari'));
  });
});
