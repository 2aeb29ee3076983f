/** One screen: how it is, what is on it, what it holds, and what bothers it. */
import type { ScreenView } from '../../api/screens.ts';
import { failureWords } from '../../display/status/pull-words.ts';
import { momentInWords } from '../clock-words.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Panel.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import type { Covers } from './covers.ts';
import { OnNow } from './OnNow.tsx';
import { ScreenPill } from './ScreenPill.tsx';
import { MODE_WORDS, storageInWords, versionInWords } from './screen-words.ts';
import styles from './ScreensPage.module.css';

export interface ScreenPanelProps {
  readonly screen: ScreenView;
  readonly versions: ReadonlyMap<number, number>;
  readonly covers: Covers;
  /** Undefined for whoever may not. */
  readonly onForget: (() => void) | undefined;
}

export function ScreenPanel({ screen, versions, covers, onForget }: ScreenPanelProps) {
  const { today } = useEditor();
  const { name, mode, seenAtMs, appVersion, storage, revision, showsCurrent, waitingPlays } = screen;
  const version = versionInWords(revision, versions);
  const facts: readonly (readonly [title: string, value: string])[] = [
    ['Isi', revision === undefined || showsCurrent ? version : `${version}, belum yang terbaru`],
    ['Keadaan', MODE_WORDS[mode]],
    ['Terakhir terdengar', momentInWords(seenAtMs, today)],
    ['Versi aplikasi', appVersion],
    ...(storage === undefined ? [] : [['Penyimpanan', storageInWords(storage)] as const]),
    ...(waitingPlays === 0 ? [] : [['Catatan tayang', `${waitingPlays} menunggu dikirim`] as const]),
  ];
  return (
    <Panel
      title={name}
      actions={
        <div class={styles.head}>
          <ScreenPill screen={screen} />
          {onForget !== undefined && (
            <Button size="small" kind="link" label={`Lupakan ${name}`} onPress={onForget}>
              Lupakan
            </Button>
          )}
        </div>
      }
    >
      <div class={styles.screen}>
        <OnNow screen={screen} covers={covers} />
        <dl class={styles.facts}>
          {facts.map(([title, value]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Troubles screen={screen} />
    </Panel>
  );
}

function Troubles({ screen: { errorCode, clockTrusted, parkedPlays } }: { readonly screen: ScreenView }) {
  if (errorCode === undefined && clockTrusted && parkedPlays === 0) return null;
  return (
    <div class={styles.troubles}>
      {errorCode !== undefined && (
        <ProblemLine tone="warn" detail={`Isi lama tetap tayang. Kode: ${errorCode}`}>
          {failureWords(errorCode)}
        </ProblemLine>
      )}
      {!clockTrusted && (
        <ProblemLine tone="warn">Jam layar ini belum dapat dipercaya; periksa tanggal dan jam komputernya.</ProblemLine>
      )}
      {parkedPlays > 0 && (
        <ProblemLine tone="warn">
          {parkedPlays} catatan tayang ditolak server dan tetap tersimpan di layar; hubungi pengelola sistem.
        </ProblemLine>
      )}
    </div>
  );
}
