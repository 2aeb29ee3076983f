/** First step: for which Suku Dinas, with which template, from which file. */
import { Download, FileUp } from 'lucide';
import { useRef } from 'preact/hooks';
import { IMPORT_MAX_MEGABYTES, IMPORT_MAX_ROWS } from '../../api/exchange.ts';
import { routes } from '../../api/routes.ts';
import type { SudinKey } from '../../contract/places.ts';
import { urlOf } from '../call.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Panel.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { Select } from '../kit/Select.tsx';
import styles from './ChooseFile.module.css';

interface ChooseFileProps {
  /** Those the person may write for. */
  readonly units: readonly SudinKey[];
  readonly sudin: SudinKey | undefined;
  readonly failure: string | undefined;
  readonly failedFile: string;
  readonly onSudin: (sudin: SudinKey) => void;
  readonly onFile: (file: File) => void;
}

const FIRST = 'Pilih Suku Dinas dahulu.';
const rows = new Intl.NumberFormat('id-ID').format(IMPORT_MAX_ROWS);

export function ChooseFile({ units, sudin, failure, failedFile, onSudin, onFile }: ChooseFileProps) {
  const { sudinName } = useEditor();
  const picker = useRef<HTMLInputElement>(null);
  const isOff = sudin === undefined;
  return (
    <div class={styles.steps}>
      <Panel title="1. Suku Dinas" sub="Produk di dalam berkas menjadi binaan Suku Dinas ini.">
        <div class={styles.unit}>
          <Select
            label="Suku Dinas"
            isLabelHidden
            options={units.map((value) => ({ value, title: sudinName(value) }))}
            value={sudin}
            onChange={onSudin}
            isDisabled={units.length === 1}
          />
        </div>
      </Panel>
      <Panel
        title="2. Isi templat"
        sub="Satu baris untuk satu produk. Templat memuat petunjuk untuk setiap kolom; untuk mengubah produk yang sudah ada, mulai dari berkas Ekspor."
      >
        <Button
          icon={Download}
          isDisabled={isOff}
          disabledReason={FIRST}
          isDownload
          {...(sudin !== undefined && { href: urlOf(routes.importTemplate, { params: { sudin } }) })}
        >
          Unduh templat
        </Button>
      </Panel>
      <Panel
        title="3. Pilih berkas"
        sub={`Berkas Excel (.xlsx), paling banyak ${rows} baris dan ${IMPORT_MAX_MEGABYTES} MB. Setiap baris diperiksa dahulu; belum ada yang ditulis.`}
      >
        <Button
          kind="primary"
          icon={FileUp}
          isDisabled={isOff}
          disabledReason={FIRST}
          onPress={() => picker.current?.click()}
        >
          Pilih berkas
        </Button>
        <input
          ref={picker}
          class="hidden-label"
          type="file"
          accept=".xlsx"
          tabIndex={-1}
          aria-label="Pilih berkas Excel"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file !== undefined) onFile(file);
            currentTarget.value = '';
          }}
        />
        <div role="alert">
          {failure !== undefined && (
            <ProblemLine tone="err" detail={failedFile}>
              {failure}
            </ProblemLine>
          )}
        </div>
      </Panel>
    </div>
  );
}
