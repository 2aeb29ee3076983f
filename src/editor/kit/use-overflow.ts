import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Whether a box has more in it than it shows. Such a box has to be a stop of the Tab key, or nobody could move it without
 * a pointer.
 */
export function useOverflow(box: { readonly current: HTMLElement | null }): boolean {
  const isOver = useSignal(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      isOver.value = scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1;
    };
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    // What is in it may grow while the box stays as it is.
    for (const child of element.children) watcher.observe(child);
    look();
    return () => watcher.disconnect();
  }, []);
  return isOver.value;
}
