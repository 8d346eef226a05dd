import { type Description, descriptionOf, methodsAt, type Operation, v1, wholeType } from './description';
import { moreAnswers, undescribedPaths } from './exceptions';
import { isObject, valueMistakes } from './valueMistakes';

/** One call of Graph; bodies are JSON values, null where there is none. */
export interface DescribedExchange {
  readonly method: string;
  /** A whole address or a path that begins with the version. */
  readonly url: string;
  readonly requestBody: unknown;
  /** 0 when the connection was dropped. */
  readonly status: number;
  readonly responseBody: unknown;
}

interface Found {
  readonly description: Description;
  readonly operation: Operation;
  readonly template: string;
}

const queryOptions = ['$count', '$expand', '$filter', '$orderby', '$search', '$select', '$skip', '$skiptoken', '$top'];

/** What of a request Graph does not describe, in sentences; the steps of a batch are requests too. */
export function requestComplaints(exchange: DescribedExchange): string[] {
  if (isUndescribed(exchange)) return [];
  const found = find(exchange);
  const mistakes =
    typeof found === 'string' ? [found] : [...queryMistakes(exchange, found), ...requestMistakes(exchange, found)];
  return [...said(exchange, 'request', mistakes), ...stepsOf(exchange).flatMap(requestComplaints)];
}

/** The same for an answer, whatever was asked; a dropped connection or a proxy's page is no answer of Graph. */
export function answerComplaints(exchange: DescribedExchange): string[] {
  const { status, responseBody } = exchange;
  if (status === 0 || String(responseBody).startsWith('<html>') || isUndescribed(exchange)) return [];
  return [...said(exchange, 'answer', answerMistakes(exchange)), ...stepsOf(exchange).flatMap(answerComplaints)];
}

const MENDING = `Most likely a kind sends what Graph does not take. Where Graph's own description has it, the tables in test/conformance are too old, or lack the path. Mend them by
npm run conformance -- openapi.json <table> <path> …; scripts/conformance.mjs says where the description is.`;

/** Throws all complaints at once, with what may mend them; none pass. `during`: the test that they come from. */
export function refuse(complaints: readonly string[], during = ''): void {
  const where = during && ` (during “${during}”)`;
  if (complaints.length > 0)
    throw new Error(`Graph does not describe this${where}:\n${complaints.join('\n')}\n${MENDING}`);
}

function find({ method, url }: DescribedExchange): Found | string {
  const address = addressOf(url);
  const description = descriptionOf(address);
  const path = description && methodsAt(description, address);
  if (description === undefined || path === undefined) return 'Graph describes no such path.';
  const operation = path.methods[method];
  if (operation === undefined) return `Graph describes only ${Object.keys(path.methods).join(', ')} here.`;
  return { description, operation, template: path.template };
}

function requestMistakes({ requestBody }: DescribedExchange, { operation, description }: Found): string[] {
  const isEmpty = requestBody === null || requestBody === undefined || requestBody === '';
  if (operation.request === undefined) return isEmpty ? [] : ['Graph describes no body here.'];
  if (isEmpty) return ['The body is missing.'];
  return valueMistakes(requestBody, operation.request, { description, side: 'request', path: '' });
}

function queryMistakes({ url }: DescribedExchange, { operation, description }: Found): string[] {
  const answer = operation.answers['200'] ?? '';
  const { properties, contains, links } = wholeType(description, answer.replace(/^Collection\((.*)\)$/, '$1'));
  const names = {
    $select: { ...properties, ...contains, ...links },
    $orderby: properties,
    $expand: { ...contains, ...links },
  };
  return [...addressOf(url).searchParams].flatMap(([option, value]) => {
    if (!queryOptions.includes(option)) return [`There is no query option "${option}".`];
    const known = new Map(Object.entries(names)).get(option);
    if (known === undefined) return [];
    const unknown = value.split(',').filter((part) => known[part.trim().split(/[ /(]/)[0] ?? ''] === undefined);
    return unknown.map((part) => `${option} names "${part.trim()}", which the description does not know.`);
  });
}

function answerMistakes(exchange: DescribedExchange): string[] {
  const { method, status, url, responseBody } = exchange;
  const description = descriptionOf(addressOf(url)) ?? v1;
  if (status >= 400) {
    return valueMistakes(responseBody, 'ODataErrors.ODataError', { description, side: 'answer', path: '' });
  }
  const found = find(exchange);
  if (typeof found === 'string') return [`${found} It was answered with ${status}.`];
  const answers = { ...found.operation.answers, ...moreAnswers[`${method} ${found.template}`] };
  const type = answers[status];
  if (type === undefined) return [`Graph describes ${Object.keys(answers).join(' or ')}, not ${status}.`];
  return bodyMistakes(responseBody, type, description);
}

function bodyMistakes(body: unknown, type: string | null, description: Description): string[] {
  const isEmpty = body === null || body === undefined || body === '';
  if (type === null) return isEmpty ? [] : ['Graph describes an empty answer.'];
  if (type === 'text') return /^\d+$/.test(String(body)) ? [] : ['The body is not a number as text.'];
  const place = { description, side: 'answer', path: '' } as const;
  if (!type.startsWith('Collection(')) return valueMistakes(body, type, place);
  if (!isObject(body) || !Array.isArray(body.value)) return ['The body lacks the list\'s wrapper {"value": […]}.'];
  const others = Object.keys(body).filter((name) => name !== 'value' && !name.startsWith('@odata.'));
  return [
    ...others.map((name) => `The body has "${name}" beside "value".`),
    ...valueMistakes(body.value, type, { ...place, path: 'value' }),
  ];
}

/** The calls inside a `$batch`, each with its own answer where it has one. */
function stepsOf({ url, requestBody, responseBody }: DescribedExchange): DescribedExchange[] {
  const { pathname } = addressOf(url);
  if (!pathname.endsWith('/$batch') || !isObject(requestBody) || !Array.isArray(requestBody.requests)) return [];
  const responses = isObject(responseBody) && Array.isArray(responseBody.responses) ? responseBody.responses : [];
  return requestBody.requests.filter(isObject).map((step) => {
    const answer = responses.filter(isObject).find(({ id }) => id === step.id);
    return {
      method: String(step.method).toUpperCase(),
      url: pathname.replace('/$batch', String(step.url).replace(/^\/?/, '/')),
      requestBody: step.body ?? null,
      status: Number(answer?.status ?? 0),
      responseBody: answer?.body ?? null,
    };
  });
}

function isUndescribed({ url }: DescribedExchange): boolean {
  return undescribedPaths.includes(addressOf(url).pathname);
}

function addressOf(url: string): URL {
  return new URL(url, 'https://graph.microsoft.com');
}

function said({ method, url }: DescribedExchange, side: string, mistakes: readonly string[]): string[] {
  const { pathname, search } = addressOf(url);
  return mistakes.map((mistake) => `${method} ${pathname}${search}, ${side}: ${mistake}`);
}
