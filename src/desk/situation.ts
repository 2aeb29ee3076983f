/**
 * Where a product stands, out of its two files and what the database knows of it. The files are the truth about content: a
 * database that was lost, or an edit by hand, leads to a state that is true of what lies there now.
 */
import { fieldOf } from '../build/field-of.ts';
import type { CurationRow, KnownOfProduct } from './curation-records.ts';
import type { CurationState } from './curation-states.ts';

/** A file that can be read, or one that cannot. */
export interface Part {
  /** Undefined when it is no JSON. */
  readonly value: unknown;
  /** Of what matters about it. */
  readonly mattersSha256: string;
}

export interface ProductParts extends KnownOfProduct {
  readonly product: Part | undefined;
  readonly draft: Part | undefined;
}

export interface Situation {
  readonly state: CurationState;
  /** Which file holds the working copy. */
  readonly workingIn: 'product' | 'draft';
  /** Undefined in a folder that so far holds only photos. */
  readonly working: Part | undefined;
  /** `product.json`, where it says that it was approved; whether it was, `isEditedOutside` says. */
  readonly curated: Part | undefined;
  /** Somebody changed the approved file by hand after it was approved on the page. */
  readonly isEditedOutside: boolean;
  /** Submitted, and then changed by hand: nobody decides about that. */
  readonly isSubmissionStale: boolean;
}

export function situationOf({ product, draft, curation, approval }: ProductParts): Situation {
  const curated = fieldOf(product?.value, 'status') === 'curated' ? product : undefined;
  // Without any approval on record the file's own word counts: content made by hand, or a database that was lost.
  const isEditedOutside =
    curated !== undefined && approval !== undefined && approval.mattersSha256 !== curated.mattersSha256;
  // The power went between approval and the removal of what was approved: nothing is left to decide about.
  const isLeftOver = !isEditedOutside && draft !== undefined && draft.mattersSha256 === curated?.mattersSha256;
  const hasDraft = draft !== undefined && !isLeftOver;
  const working = hasDraft ? draft : product;
  const speaksOfThis = curation !== undefined && curation.mattersSha256 === working?.mattersSha256;
  const given = { curated, isEditedOutside, hasDraft, curation, speaksOfThis };
  return {
    state: stateOf(given, curated !== undefined && approval !== undefined && !isEditedOutside),
    workingIn: hasDraft ? 'draft' : 'product',
    working,
    curated,
    isEditedOutside,
    isSubmissionStale: curation?.state === 'submitted' && !speaksOfThis && (hasDraft || curated === undefined),
  };
}

interface Given {
  readonly curated: Part | undefined;
  readonly isEditedOutside: boolean;
  readonly hasDraft: boolean;
  readonly curation: CurationRow | undefined;
  /** The row was made about the working copy that lies there now. */
  readonly speaksOfThis: boolean;
}

function stateOf({ curated, isEditedOutside, hasDraft, curation, speaksOfThis }: Given, isOnRecord: boolean) {
  const isApprovedOnly = curated !== undefined && !hasDraft;
  switch (curation?.state) {
    case 'submitted':
      // The file may already say approved: then the power went before it was recorded, and approving goes on from here.
      if (speaksOfThis && !(isApprovedOnly && isOnRecord)) return 'submitted';
      break;
    case 'returned':
      if (!isApprovedOnly || isEditedOutside) return 'returned';
      break;
    case 'rejected':
      if (speaksOfThis && (!isApprovedOnly || isEditedOutside)) return 'rejected';
      break;
    case 'archived':
      // A file that somebody has set back to approved is not archived, whatever the database remembers.
      if (curated === undefined) return 'archived';
      break;
    case 'draft':
    case undefined:
  }
  if (!isApprovedOnly) return 'draft';
  return isEditedOutside ? 'edited-outside' : 'approved';
}
