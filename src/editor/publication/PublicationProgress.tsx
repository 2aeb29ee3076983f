/** How far a publication has come: its photos are what takes time. */
import type { Progress } from '../../api/publications.ts';
import { ProgressBar } from '../kit/ProgressBar.tsx';

export function PublicationProgress({ progress }: { readonly progress: Progress | undefined }) {
  if (progress?.state !== 'working') return null;
  const { done, total } = progress;
  return total > 0 ? (
    <ProgressBar label={`Menyiapkan foto ${done} dari ${total}`} share={done / total} />
  ) : (
    <ProgressBar label="Menyiapkan penerbitan" share={undefined} />
  );
}
