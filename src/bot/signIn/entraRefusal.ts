import { isRecord, type JsonRecord, parseJson, recordOf, textOf } from '../json/json';

/** What Entra said when it gave no token, as far as it names nobody: its sentence may, so that only the number is taken out of it. */
export interface EntraRefusal {
  /** OAuth's word, such as `invalid_grant`; '' where the answer is none of Entra's. */
  readonly error: string;
  /** The digits after `AADSTS`; '' for none. */
  readonly number: string;
  readonly suberror: string;
  /** What a sign-in must prove, as JSON for Entra; '' for nothing in particular. */
  readonly claims: string;
  /** What Microsoft's support asks for. */
  readonly trace: string;
  /** HTTP status; 0 where the refusal came through a browser. */
  readonly status: number;
  /** Seconds that Entra asks to wait. */
  readonly retryAfter?: number;
}

const LONGEST_WORD = 60;
const LONGEST_CLAIMS = 4_000;
const NUMBER = /AADSTS(\d{1,12})/;
const TRACE = /^[0-9a-f-]{1,64}$/i;

/** Reads the body of an answer that brought no token. */
export function readRefusal(status: number, text: string, wait?: number): EntraRefusal {
  const body = recordOf(parseJson(text));
  const claims = textOf(body.claims);
  const trace = textOf(body.trace_id);
  return {
    error: wordIn(textOf(body.error)),
    number: numberIn(body),
    suberror: wordIn(textOf(body.suberror)),
    claims: isJsonObject(claims) ? claims : '',
    trace: TRACE.test(trace) ? trace : '',
    status,
    ...(wait !== undefined && { retryAfter: wait }),
  };
}

/** Reads what came with the address of a page, which anybody may have written; `cancelled` where it gives no reason. */
export function readReturnedRefusal(query: URLSearchParams): EntraRefusal {
  const description = (query.get('error_description') ?? '').slice(0, 1_000);
  return {
    error: wordIn(query.get('error') ?? '') || 'cancelled',
    number: NUMBER.exec(description)?.[1] ?? '',
    suberror: wordIn(query.get('error_subcode') ?? ''),
    claims: '',
    trace: /Trace ID: ([0-9a-f-]{36})/i.exec(description)?.[1] ?? '',
    status: 0,
  };
}

/** What is logged of it: `AADSTS50076`, and no claims, which are long. */
export function refusalFields({ error, number, suberror, trace }: EntraRefusal): object {
  return {
    error,
    ...(number && { number: `AADSTS${number}` }),
    ...(suberror && { suberror }),
    ...(trace && { trace }),
  };
}

/** The number in the sentence is the one that Entra's own page explains; the list beside it may hold more. */
function numberIn(body: JsonRecord): string {
  const said = NUMBER.exec(textOf(body.error_description).slice(0, 1_000))?.[1];
  const [first] = Array.isArray(body.error_codes) ? body.error_codes : [];
  return said ?? (typeof first === 'number' ? String(first) : '');
}

function isJsonObject(text: string): boolean {
  return text.length <= LONGEST_CLAIMS && isRecord(parseJson(text));
}

function wordIn(text: string): string {
  return text.slice(0, LONGEST_WORD).replace(/[^\w.-]/g, '');
}
