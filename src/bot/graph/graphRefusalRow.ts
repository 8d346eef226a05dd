import type { LocalizedText } from '../i18n/localizedText';
import type { Graph } from './graph';
import type { Outcome, Refusal, RefusalDetail } from './graphProblem';

/** What a proposal can be made of. */
export interface Refused {
  readonly refusal: Refusal;
  readonly detail: RefusalDetail | undefined;
  /** What stood in the form. */
  readonly answers: Readonly<Record<string, string>>;
  readonly graph: Graph;
}

/** One refusal of Graph: what it is known by, and what is said and done about it. What is left out may be anything. */
export interface GraphRefusalRow {
  /** `POST /groups`, `PATCH /groups/{id}`; `{me}` is the person, or whose list it is. */
  readonly operation?: string | readonly string[];
  readonly status?: number | readonly number[];
  readonly code?: string;
  readonly ofOutcome?: Outcome;
  /** What Graph's sentence says, or the code where Planner puts it there. */
  readonly says?: RegExp;
  /** The code of an entry of `error.details`: then there is a sentence for each of them, beside its field. */
  readonly detail?: string;
  /** For whoever reads the table. */
  readonly means: string;
  /** Where it differs from what follows from the status; of the rows for all kinds only. */
  readonly outcome?: Outcome;
  readonly sentence: LocalizedText | ((refusal: Refusal, detail: RefusalDetail | undefined) => LocalizedText);
  /** Beside which it stands; without it beside the target that Graph names, or at the top. */
  readonly field?: string;
  /** Answers that would be taken, for the form to show. */
  propose?(about: Refused): Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** Something is there already and stands in the way: it is shown. */
  readonly showsAlike?: true;
  /** Name of a kind that may be created instead. */
  readonly instead?: string;
  /** `once`: the same request is sent once more, since it was not carried out. `later`: again and again for some minutes. */
  readonly again?: 'once' | 'later';
}

/** Whether a row is about this refusal, and this entry of its details. */
export function isAbout(row: GraphRefusalRow, refusal: Refusal, detail: RefusalDetail | undefined): boolean {
  const statuses = row.status === undefined ? undefined : [row.status].flat();
  return (
    (row.operation === undefined || [row.operation].flat().some((one) => isOperation(one, refusal.operation ?? ''))) &&
    (statuses === undefined || statuses.includes(refusal.status)) &&
    (row.ofOutcome === undefined || row.ofOutcome === refusal.outcome) &&
    (row.code === undefined || row.code === refusal.code) &&
    (row.says === undefined || row.says.test(`${refusal.code} ${refusal.message}`)) &&
    row.detail === detail?.code
  );
}

/** `POST /users/7/todo/lists/8/tasks` is `POST /{me}/todo/lists/{id}/tasks`. */
function isOperation(template: string, operation: string): boolean {
  const pattern = template
    .split(/(\{\w+\})/)
    .map((part) => (part === '{me}' ? '(?:me|users/[^/]+)' : part.startsWith('{') ? '[^/]+' : escaped(part)))
    .join('');
  return new RegExp(`^${pattern}$`).test(operation);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
