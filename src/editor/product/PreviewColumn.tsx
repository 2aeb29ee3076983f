/** Beside the form: the product as the lobby will show it, and what a curator will look at. */
import { useSignal } from '@preact/signals';
import { useEditor } from '../context.ts';
import { Panel } from '../kit/Panel.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { Segment } from '../kit/Segment.tsx';
import { CardPreview } from '../preview/CardPreview.tsx';
import { draftToCard, type ProductDraft } from '../preview/draft-to-card.ts';
import { nameVerdict, type NameVerdict } from '../preview/name-fit.ts';
import { checklistOf } from './checklist.ts';
import styles from './PreviewColumn.module.css';
import type { ProductForm } from './product-form.ts';

type Shape = 'landscape' | 'portrait' | 'detail';

interface PreviewColumnProps {
  readonly form: ProductForm;
  readonly photoUrl: (file: string) => string;
  readonly onField: (field: string) => void;
}

export function PreviewColumn({ form, photoUrl, onField }: PreviewColumnProps) {
  const { gallery, today } = useEditor();
  const shape = useSignal<Shape>('landscape');
  const language = useSignal<'id' | 'en'>('id');
  const verdict = useSignal<NameVerdict | undefined>(undefined);
  const { sudin, id } = form.view.value;
  const draft = form.draft.value;
  return (
    <>
      <div class={styles.head}>
        <h2 class={styles.title}>Pratinjau layar</h2>
        <Segment
          label="Bentuk layar"
          choices={[
            { value: 'landscape', title: 'Lanskap' },
            { value: 'portrait', title: 'Potret' },
            { value: 'detail', title: 'Rincian' },
          ]}
          value={shape.value}
          onChange={(value) => (shape.value = value)}
        />
        <Segment
          label="Bahasa pratinjau"
          choices={[
            { value: 'id', title: 'ID' },
            { value: 'en', title: 'EN' },
          ]}
          value={language.value}
          onChange={(value) => (language.value = value)}
        />
      </div>
      <CardPreview
        card={draftToCard({ ...draft, sudin, id } as ProductDraft, today)}
        gallery={gallery}
        shape={shape.value}
        language={language.value}
        today={today}
        photoUrl={photoUrl}
        onName={(fit, at) => (verdict.value = nameVerdict(fit, at))}
      />
      <Panel title="Sebelum diajukan untuk kurasi">
        <ul class={styles.list}>
          {checklistOf(draft, form.problems.value).map(({ tone, title, detail, field }) => (
            <li key={title}>
              <ProblemLine tone={tone} detail={detail}>
                {field === undefined ? (
                  title
                ) : (
                  <button type="button" class={styles.jump} onClick={() => onField(field)}>
                    {title}
                  </button>
                )}
              </ProblemLine>
            </li>
          ))}
          {verdict.value !== undefined && (
            <li>
              <ProblemLine tone={verdict.value.tone} detail={verdict.value.detail}>
                {verdict.value.sentence}
              </ProblemLine>
            </li>
          )}
        </ul>
      </Panel>
    </>
  );
}
