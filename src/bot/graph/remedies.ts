import { joined, type LocalizedText } from '../i18n/localizedText';
import { GraphProblem, type Refusal, type RefusalDetail } from './graphProblem';
import { type GraphRefusalRow, isAbout, type Refused } from './graphRefusalRow';
import { GRAPH_REFUSALS, unknownDetail, unknownRefusal } from './graphRefusals';

/** One sentence about a refusal. */
export interface Complaint {
  /** '' where it belongs to no field. */
  readonly field: string;
  readonly sentence: LocalizedText;
  readonly row?: GraphRefusalRow | undefined;
  readonly detail?: RefusalDetail | undefined;
}

/** Everything that can be said of a refusal: of each of its details, or else of the whole. `rows` are those of the kind. */
export function complaintsAbout({ refusal }: GraphProblem, rows: readonly GraphRefusalRow[] = []): Complaint[] {
  if (refusal.explanation) return [{ field: '', sentence: refusal.explanation }];
  const details = (refusal.details ?? []).flatMap((detail) => complaintOf(refusal, detail, rows) ?? []);
  if (details.length > 0) return details;
  const row = rowFor(refusal, undefined, rows);
  const sentence = row ? sentenceOf(row, refusal, undefined) : unknownRefusal(refusal.message);
  return [{ field: row?.field ?? refusal.targets[0] ?? '', sentence, row }];
}

/** What the person can do now, in a sentence. */
export function remedyFor(problem: GraphProblem, rows: readonly GraphRefusalRow[] = []): LocalizedText {
  const [first, ...others] = complaintsAbout(problem, rows).map(({ sentence }) => sentence);
  return others.length > 0 ? joined([first ?? '', ...others], ' ') : (first ?? '');
}

/** Answers that would be taken; where Graph does not let one be made, there is none. */
export async function proposedBy(
  complaints: readonly Complaint[],
  about: Omit<Refused, 'detail'>,
): Promise<Readonly<Record<string, string>>> {
  const proposals = complaints.map(async ({ row, detail }) => row?.propose?.({ ...about, detail }));
  const made = await Promise.all(proposals.map((proposal) => proposal.catch(nothingOf)));
  return Object.assign({}, ...made);
}

function nothingOf(error: unknown): undefined {
  if (!(error instanceof GraphProblem)) throw error;
  return undefined;
}

/** What is known of a refusal for all kinds and by its code, before a kind has looked at it. */
export function knownByCode(refusal: Refusal): Partial<Pick<Refusal, 'outcome' | 'passes'>> {
  const { outcome, again } = rowFor(refusal, undefined, []) ?? {};
  return { ...(outcome && { outcome }), ...(outcome === 'notDone' && again === 'later' && { passes: true }) };
}

/** Whether, and how, the request is sent again by itself. */
export function isSentAgain(problem: GraphProblem, rows: readonly GraphRefusalRow[] = []): GraphRefusalRow['again'] {
  return complaintsAbout(problem, rows).find(({ row }) => row?.again)?.row?.again;
}

/** A known detail, or one that Graph words itself: what it names alone says nothing. */
function complaintOf(refusal: Refusal, detail: RefusalDetail, rows: readonly GraphRefusalRow[]): Complaint | undefined {
  const row = rowFor(refusal, detail, rows);
  if (row) return { field: row.field ?? detail.target, sentence: sentenceOf(row, refusal, detail), row, detail };
  if (detail.message === '' || detail.message === refusal.message) return undefined;
  return { field: detail.target, sentence: unknownDetail(detail.message), detail };
}

function rowFor(refusal: Refusal, detail: RefusalDetail | undefined, rows: readonly GraphRefusalRow[]) {
  return [...rows, ...GRAPH_REFUSALS].find((row) => isAbout(row, refusal, detail));
}

function sentenceOf({ sentence }: GraphRefusalRow, refusal: Refusal, detail: RefusalDetail | undefined): LocalizedText {
  return typeof sentence === 'function' ? sentence(refusal, detail) : sentence;
}
