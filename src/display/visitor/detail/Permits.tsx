/** [C2][C3] The permits a product has today, each with its number and its date. An expired one is not mentioned. */
import { Check } from 'lucide';
import type { ComponentChildren } from 'preact';
import { badgesOf } from '../../../contract/card-rules.ts';
import type { LocalDate } from '../../../contract/dates.ts';
import type { Card } from '../../../contract/feed.ts';
import { formatPirt, normalizeHalal } from '../../../contract/permits.ts';
import { keepHyphens } from '../../format.ts';
import type { Language } from '../../words.ts';
import { Icon } from '../controls/Icon.tsx';
import { visitorWord } from '../visitor-words.ts';
import { formatDate } from './format-date.ts';
import styles from './Permits.module.css';

interface PermitsProps {
  readonly card: Pick<Card, 'commodity' | 'halal' | 'pirt'>;
  readonly language: Language;
  /** Undefined while the clock is not trusted: nothing expires. */
  readonly today: LocalDate | undefined;
}

export function Permits({ card: { commodity, halal, pirt }, language, today }: PermitsProps) {
  const has = badgesOf({ commodity, halal, pirt }, today);
  if (!has.halal && !has.pirt) return null;
  return (
    <dl class={styles.permits}>
      {has.halal && halal !== undefined && (
        <Permit name={visitorWord(language, 'halalCertified')} number={normalizeHalal(halal.certificate)}>
          <PermitDate language={language} text="issued" date={halal.issuedOn} />
          {/* A certificate has no end unless one was printed on it. */}
          {halal.validUntil !== undefined && (
            <PermitDate language={language} text="validUntil" date={halal.validUntil} />
          )}
        </Permit>
      )}
      {has.pirt && pirt !== undefined && (
        <Permit name={keepHyphens(visitorWord(language, 'pirt'))} number={formatPirt(pirt.number)}>
          <PermitDate language={language} text="validUntil" date={pirt.validUntil} />
        </Permit>
      )}
    </dl>
  );
}

interface PermitProps {
  readonly name: string;
  readonly number: string;
  readonly children: ComponentChildren;
}

function Permit({ name, number, children }: PermitProps) {
  return (
    <div class={styles.permit}>
      <dt class={styles.name}>
        <Icon node={Check} />
        {name}
      </dt>
      <dd class={styles.number}>{number}</dd>
      {children}
    </div>
  );
}

interface PermitDateProps {
  readonly language: Language;
  readonly text: 'issued' | 'validUntil';
  readonly date: LocalDate;
}

function PermitDate({ language, text, date }: PermitDateProps) {
  return <dd class={styles.date}>{visitorWord(language, text, { date: formatDate(language, date) })}</dd>;
}
