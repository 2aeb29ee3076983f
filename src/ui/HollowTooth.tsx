/** A tooth in outline. */
export function HollowTooth({ class: className }: { readonly class?: string | undefined }) {
  return (
    <svg class={className} viewBox="-8 -8 116 106" aria-hidden="true">
      <path d="M0,0 h100 l-50,86 z" fill="none" stroke="currentColor" stroke-width="9" />
    </svg>
  );
}
