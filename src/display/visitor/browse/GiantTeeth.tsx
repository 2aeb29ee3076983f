/** Giant teeth, tone on tone, where there is nothing else to see. They take their colour from where they stand. */
import { Tooth } from '../../../ui/GigiBalang.tsx';
import styles from './GiantTeeth.module.css';

const COUNT = { landscape: 6, portrait: 3 };

interface GiantTeethProps {
  readonly isPortrait: boolean;
  /** Twice as many, half as high. */
  readonly isSmall?: boolean;
}

export function GiantTeeth({ isPortrait, isSmall = false }: GiantTeethProps) {
  const count = (isPortrait ? COUNT.portrait : COUNT.landscape) * (isSmall ? 2 : 1);
  return (
    <div class={styles.giants} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} class={styles.giant}>
          <Tooth />
        </div>
      ))}
    </div>
  );
}
