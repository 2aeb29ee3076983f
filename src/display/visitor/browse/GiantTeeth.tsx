/** Giant teeth, tone on tone, where there is nothing else to see. They take their colour from where they stand. */
import { Tooth } from '../../../ui/GigiBalang.tsx';
import styles from './GiantTeeth.module.css';

const COUNT = { landscape: 6, portrait: 3 };

export function GiantTeeth({ isPortrait }: { readonly isPortrait: boolean }) {
  return (
    <div class={styles.giants} aria-hidden="true">
      {Array.from({ length: isPortrait ? COUNT.portrait : COUNT.landscape }, (_, index) => (
        <div key={index} class={styles.giant}>
          <Tooth />
        </div>
      ))}
    </div>
  );
}
