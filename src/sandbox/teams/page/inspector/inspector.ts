import type { Activity, Exchange } from '../contract.js';
import { byId, element } from '../dom.js';
import { json } from './json.js';

const most = 300;
const time = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

interface Line {
  at: string;
  kind: 'toBot' | 'fromBot' | 'graph';
  what: string;
  detail: string;
  status: number;
  duration: string;
  parts: readonly [title: string, value: unknown][];
}

const directions = {
  toBot: { sign: '→', words: 'Teams to the bot' },
  fromBot: { sign: '←', words: 'The bot to Teams' },
  graph: { sign: '⇢', words: 'The bot to Graph' },
};

/** The list of everything that travels: Teams to the bot, the bot to Teams, the bot to Graph. One line each, which opens to the JSON. */
export class Inspector {
  private readonly list = byId('traffic');
  private readonly filters = byId('traffic-filter');

  constructor() {
    byId('traffic-clear').addEventListener('click', () => this.list.replaceChildren());
    this.filters.addEventListener('change', () => {
      const chosen = this.filters.querySelector<HTMLInputElement>('input:checked');
      this.list.dataset.only = chosen?.value ?? 'all';
    });
  }

  activity({ at, direction, name, method, url, status, durationMs, body, response }: Activity): void {
    const detail = direction === 'toBot' ? gist(body) : path(url);
    const duration = `${Math.round(durationMs)} ms`;
    const parts: Line['parts'] = [
      [`${method} ${url}`, body],
      [`Answer ${status}`, response],
    ];
    this.add({ at, kind: direction, what: name, detail, status, duration, parts });
  }

  exchange({ at, method, url, requestHeaders, requestBody, status, responseHeaders, responseBody }: Exchange): void {
    const parts: Line['parts'] = [
      [`${method} ${url}`, requestBody],
      [`Answer ${status}`, responseBody],
      ['Request headers', requestHeaders],
      ['Answer headers', responseHeaders],
    ];
    this.add({ at, kind: 'graph', what: method, detail: path(url), status, duration: '', parts });
  }

  private add(line: Line): void {
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 60;
    // What the bot does while it answers arrives before the answer, but began after the question.
    const later = [...this.list.children].find((item) => (item.getAttribute('data-at') ?? '') > line.at);
    this.list.insertBefore(this.item(line), later ?? null);
    if (this.list.childElementCount > most) this.list.firstElementChild?.remove();
    if (atEnd) this.list.scrollTop = this.list.scrollHeight;
  }

  private item({ at, kind, what, detail, status, duration, parts }: Line): HTMLElement {
    const { sign, words } = directions[kind];
    const failed = status === 0 || status >= 400;
    const summary = element(
      'summary',
      {},
      element('span', { class: 'traffic-sign', title: words, role: 'img', 'aria-label': words }, sign),
      element('span', { class: 'traffic-what' }, what),
      element('span', { class: 'traffic-detail one-line' }, detail),
      element(
        'span',
        { class: failed ? 'traffic-status failed' : 'traffic-status' },
        status === 0 ? 'no answer' : String(status),
      ),
      element('span', { class: 'traffic-time', title: time.format(new Date(at)) }, duration),
    );
    const details = element('details', {}, summary);
    // The JSON is drawn when somebody wants to see it.
    details.addEventListener('toggle', () => details.append(...parts.flatMap(part)), { once: true });
    return element('li', { class: `traffic ${kind}`, 'data-at': at }, details);
  }
}

function part([title, value]: [string, unknown]): Node[] {
  const nothing = value === undefined || value === null || value === '';
  return [element('h3', {}, title), nothing ? element('p', { class: 'nothing' }, 'Nothing') : json(value)];
}

/** The path; of the connector's only what follows the conversation. */
function path(url: string): string {
  const { pathname, search } = new URL(url, location.href);
  return decodeURIComponent((pathname + search).replace(/^\/connector\/.*\/conversations\/[^/]+/, '…'));
}

/** What an activity is about: its text, or the verb of the button. */
function gist(body: unknown): string {
  const text = read(body, 'text');
  if (typeof text === 'string') return text.replace(/<\/?at[^>]*>/g, '').trim();
  const verb =
    read(read(read(body, 'value'), 'action'), 'verb') ?? read(read(body, 'value'), 'queryText') ?? read(body, 'action');
  const trigger = read(read(body, 'value'), 'trigger') === 'automatic' ? ' (automatic)' : '';
  return typeof verb === 'string' ? `${verb}${trigger}` : '';
}

function read(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
