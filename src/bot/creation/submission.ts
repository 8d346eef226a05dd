import type { Fields, Values } from '../forms/fields';
import type { Answers } from '../forms/readForm';
import type { LocalizedText } from '../i18n/localizedText';
import type { MissingPart, ObjectKind, Summary } from '../kinds/kind';
import type { LedgerEntry } from '../ledger/ledgerEntry';
import type { Decision, Settled } from '../ledger/work';
import type { Turn } from '../turn/turn';
import type { SentRequest } from './sentRequest';

/** A form that was read and may be created. */
export interface Submission {
  readonly kind: ObjectKind;
  readonly values: Values<Fields>;
  /** As typed; another set of answers is another submission. */
  readonly answers: Answers;
  readonly nonce: string;
  /** When the form was first shown, in milliseconds since 1970. */
  readonly issued: number;
  /** What its person has said of an object that may be this form's. */
  readonly decision?: Decision | undefined;
  /** A row of a batch, whose card shows others too. */
  readonly isRow?: boolean;
  /** Ids of what is there already and does not stop this form, as its person has seen it; without them nothing does. */
  readonly agreed?: readonly string[];
}

/** What was submitted, so that another instance can go on with it. Holds no token; forgotten with the last request. */
export interface Job {
  readonly kind: string;
  readonly answers: Answers;
  readonly nonce: string;
  readonly issued: number;
  readonly turn: Turn;
  /** As in `Submission.isRow`, under the name that it has in the store. */
  readonly oneOfMany?: boolean;
  readonly agreed?: readonly string[];
}

/** What a form has created; a form may change its kind before it is submitted. */
export interface CreatedSummary extends Summary {
  readonly kind: string;
  /** What it still lacks. Requests for that are its kind's to make, never the store's. */
  readonly additions?: readonly MissingPart[];
  /** Of one that was created more than a day ago only this is known: that it was. */
  readonly isProof?: true;
  /** Why additions are still missing, and what to do about it. */
  readonly problem?: LocalizedText;
  /** What was asked of Graph; missing where it was found after an answer that got lost. */
  readonly sent?: SentRequest;
  /** Whether they are tried again by themselves. */
  readonly again?: boolean;
}

export type CreationResult = Settled<CreatedSummary>;
export type CreationEntry = LedgerEntry<Job, CreatedSummary>;

/** Without a word of its person, and with nothing to open. */
export function proofOf({ kind, id }: CreatedSummary): CreatedSummary {
  return { kind, id, isProof: true, name: '', lines: [], details: [], url: '' };
}
