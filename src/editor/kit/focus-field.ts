/**
 * Leads the keyboard to the control of a field, from a list of problems. A problem inside a field ("photos.0.alt") leads
 * to the nearest field around it.
 * @param field dotted path, as problems have it
 * @returns false when nothing here has that field
 */
export function focusField(root: ParentNode, field: string): boolean {
  const parts = field.split('.');
  for (let length = parts.length; length > 0; length--) {
    const name = CSS.escape(parts.slice(0, length).join('.'));
    const control = root.querySelector<HTMLElement>(`[data-field="${name}"]`);
    if (control === null) continue;
    control.scrollIntoView({ block: 'center' });
    control.focus({ preventScroll: true });
    return true;
  }
  return false;
}
