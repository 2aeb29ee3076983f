/** Where visitors reach the business: each becomes a code they scan. */
import { Plus, Trash2 } from 'lucide';
import { LINK_KINDS } from '../../contract/links.ts';
import { Button } from '../kit/Button.tsx';
import { IconButton } from '../kit/IconButton.tsx';
import { ProblemLine, toneOf } from '../kit/ProblemLine.tsx';
import { Select } from '../kit/Select.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import type { Draft } from '../../api/draft.ts';
import type { FieldBinder } from './field-props.ts';
import { FormSection } from '../kit/Page.tsx';
import { LINK_WORDS } from './link-words.ts';
import styles from './LinksSection.module.css';

const LINKS_MAX = 6;

export function LinksSection({ bind, links }: { readonly bind: FieldBinder; readonly links: Draft['links'] }) {
  const change = (next: Draft['links']) => bind.set('links', next);
  return (
    <FormSection title="Tautan">
      {links.map((link, index) => (
        <div key={index} class={styles.link}>
          <Select
            label={`Jenis tautan ${index + 1}`}
            isLabelHidden
            field={`links.${index}.kind`}
            options={LINK_KINDS.map((value) => ({ value, title: LINK_WORDS[value] }))}
            value={link.kind}
            onChange={(kind) => change(links.with(index, { ...link, kind }))}
            problems={bind.problemsAt(`links.${index}.kind`)}
            isDisabled={bind.isReadOnly}
          />
          <TextInput
            label={`Alamat tautan ${index + 1}`}
            isLabelHidden
            type="url"
            inputMode="url"
            placeholder="https://"
            {...bind.text(`links.${index}.url`, `links.${index}`)}
          />
          {!bind.isReadOnly && (
            <IconButton
              icon={Trash2}
              label={`Hapus tautan ${index + 1}`}
              onPress={() => change(links.toSpliced(index, 1))}
            />
          )}
        </div>
      ))}
      {bind.problemsAt('links').map(({ severity, sentence }) => (
        <ProblemLine key={sentence} tone={toneOf(severity)}>
          {sentence}
        </ProblemLine>
      ))}
      {!bind.isReadOnly && (
        <div data-field="links" tabIndex={-1}>
          <Button
            size="small"
            icon={Plus}
            isDisabled={links.length >= LINKS_MAX}
            disabledReason={`Paling banyak ${LINKS_MAX} tautan.`}
            onPress={() => change([...links, {}])}
          >
            Tambah tautan
          </Button>
        </div>
      )}
    </FormSection>
  );
}
