import type { TrafficRecord } from '../contract.js';
import { element } from '../dom.js';
import { json } from './json.js';
import { cardOf, detail, directions, failed, what } from './trafficWords.js';

const time = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** One call in the inspector, which opens to its JSON, and below it what it brought about. */
export class TrafficLine {
  readonly element: HTMLElement;
  readonly children = element('ol', { class: 'traffic-children', hidden: true });
  private readonly summary = element('summary', {});
  private readonly details = element('details', {}, this.summary);
  private readonly fold = element('button', { type: 'button', class: 'traffic-fold', hidden: true });
  private readonly said = element('p', { class: 'traffic-said', role: 'status' });
  private text = '';

  constructor(private record: TrafficRecord) {
    this.element = element(
      'li',
      { class: `traffic ${record.way}`, 'data-at': record.at },
      this.details,
      this.fold,
      this.children,
    );
    this.details.addEventListener('toggle', () => this.draw());
    this.fold.addEventListener('click', () => this.unfold(this.children.hidden === true));
    this.show(record);
  }

  /** Draws a call that has come to its end. */
  show(record: TrafficRecord): void {
    this.record = record;
    this.text = JSON.stringify(record).toLowerCase();
    const { sign, words } = directions[record.way];
    const { at, durationMs, status } = record;
    const answer =
      durationMs === null ? '…' : status === 0 ? 'no answer' : record.way === 'store' ? '' : String(status);
    this.summary.replaceChildren(
      element('span', { class: 'traffic-sign', title: words, role: 'img', 'aria-label': words }, sign),
      element('span', { class: 'traffic-what' }, what(record)),
      element('span', { class: 'traffic-detail one-line', title: detail(record) }, detail(record)),
      element('span', { class: failed(record) ? 'traffic-status failed' : 'traffic-status' }, answer),
      element(
        'span',
        { class: 'traffic-time', title: `${time.format(new Date(at))} ${record.user ?? ''}` },
        durationMs === null ? '' : `${Math.round(durationMs)} ms`,
      ),
    );
    this.draw();
  }

  /** What this call brought about, in the order in which it began. */
  add(line: TrafficLine): void {
    const later = [...this.children.children].find((item) => at(item) > at(line.element));
    this.children.insertBefore(line.element, later ?? null);
    if (this.fold.hidden === true) this.unfold(!this.isAutomatic());
    this.count();
  }

  /** Whether the words occur anywhere in the call. */
  holds(words: string): boolean {
    return this.text.includes(words);
  }

  mark(shown: boolean, found: boolean): void {
    this.element.hidden = !shown;
    this.element.classList.toggle('found', found);
    if (found)
      for (
        let up = this.element.parentElement;
        up?.classList.contains('traffic-children');
        up = up.parentElement?.parentElement ?? null
      )
        up.hidden = false;
  }

  private isAutomatic(): boolean {
    return this.text.includes('"trigger":"automatic"');
  }

  private unfold(open: boolean): void {
    this.children.hidden = !open;
    this.fold.hidden = false;
    this.fold.setAttribute('aria-expanded', String(open));
  }

  private count(): void {
    const ways = [...this.children.children].map(({ classList }) => classList.item(1) ?? '');
    const names = {
      toBot: 'repeated',
      signIn: 'sign-in',
      entra: 'Entra',
      graph: 'Graph',
      store: 'store',
      fromBot: 'Teams',
    };
    const parts = Object.entries(names).flatMap(([way, name]) => {
      const count = ways.filter((one) => one === way).length;
      return count > 0 ? [`${count} ${name}`] : [];
    });
    this.fold.textContent = parts.join(' · ');
  }

  /** The JSON is drawn when somebody wants to see it. */
  private draw(): void {
    if (!this.details.open) return;
    const { id, way, method, url, status, body, response, requestHeaders, responseHeaders } = this.record;
    const card = cardOf(this.record);
    const parts: [string, unknown][] = [
      [`${method} ${url}`, body],
      [`Answer ${status}`, response],
      ...(card ? [['Card', card] satisfies [string, unknown]] : []),
      ...(requestHeaders ? [['Request headers', requestHeaders] satisfies [string, unknown]] : []),
      ...(responseHeaders ? [['Answer headers', responseHeaders] satisfies [string, unknown]] : []),
    ];
    const shown = way === 'toBot' || way === 'graph' || way === 'fromBot';
    const actions = element('div', { class: 'traffic-actions' });
    if (way !== 'store' && way !== 'signIn')
      actions.append(this.button('Copy as curl', () => this.copy(`/sandbox/traffic/${id}/curl`)));
    if (shown) actions.append(this.button('Send again', () => this.resend('again')));
    if (way === 'toBot') actions.append(this.button('Send as new', () => this.resend('new')));
    this.said.replaceChildren();
    this.details.replaceChildren(this.summary, actions, this.said, ...parts.flatMap(part));
  }

  private button(title: string, act: () => Promise<string>): HTMLElement {
    const press = () => {
      act().then(
        (words) => this.said.replaceChildren(words),
        (error: unknown) => this.said.replaceChildren(error instanceof Error ? error.message : String(error)),
      );
    };
    return element('button', { type: 'button', class: 'plain-button', onclick: press }, title);
  }

  private async copy(address: string): Promise<string> {
    const line = await (await fetch(address)).text();
    await navigator.clipboard.writeText(line);
    return 'Copied. Tokens are asked for when the line runs.';
  }

  private async resend(as: 'again' | 'new'): Promise<string> {
    const headers = { 'Content-Type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify({ as }) };
    const answer = await (await fetch(`/sandbox/traffic/${this.record.id}/resend`, request)).json();
    return answer.error ?? `Answered ${answer.status}.`;
  }
}

function part([title, value]: [string, unknown]): Node[] {
  const nothing = value === undefined || value === null || value === '';
  return [element('h3', {}, title), nothing ? element('p', { class: 'nothing' }, 'Nothing') : json(value)];
}

function at(item: Element): string {
  return item.getAttribute('data-at') ?? '';
}
