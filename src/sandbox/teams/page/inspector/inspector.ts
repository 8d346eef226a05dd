import type { TrafficRecord } from '../contract.js';
import { byId } from '../dom.js';
import { moveInTree } from './moveInTree.js';
import { TrafficLine } from './trafficLine.js';

const most = 200;

/** Everything that travels, as trees: below what a person did stands what it brought about. */
export class Inspector {
  private readonly list = byId('traffic');
  private readonly filters = byId('traffic-filter');
  private readonly search = byId('traffic-search');
  private readonly lines = new Map<number, TrafficLine>();
  /** What stands below what, by its number. */
  private readonly parents = new Map<number, number>();

  constructor() {
    byId('traffic-clear').addEventListener('click', () => void this.clear());
    this.filters.addEventListener('change', () => {
      const chosen = this.filters.querySelector<HTMLInputElement>('input:checked');
      this.list.dataset.only = chosen?.value ?? 'all';
    });
    this.search.addEventListener('input', () => this.find());
    this.list.addEventListener('keydown', moveInTree);
  }

  /** What the sandbox has kept, in place of what is shown. */
  async load(): Promise<void> {
    const response = await fetch('/sandbox/traffic').catch(() => undefined);
    if (!response?.ok) return;
    const lines = (await response.text()).split('\n').filter(Boolean);
    this.forget();
    for (const line of lines) this.show(JSON.parse(line));
  }

  /** Shows a call that begins, or one that is there as it is now. */
  show(record: TrafficRecord): void {
    const known = this.lines.get(record.id);
    if (known) known.show(record);
    else this.add(record);
    if (this.wanted !== '') this.find();
  }

  private get wanted(): string {
    return this.search instanceof HTMLInputElement ? this.search.value.trim().toLowerCase() : '';
  }

  private add(record: TrafficRecord): void {
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 60;
    const line = new TrafficLine(record);
    this.lines.set(record.id, line);
    const above = record.parent === null ? undefined : this.lines.get(record.parent);
    if (above && record.parent !== null) this.parents.set(record.id, record.parent);
    if (above) above.add(line);
    else this.list.append(line.element);
    if (this.list.childElementCount > most) this.list.firstElementChild?.remove();
    if (atEnd) this.list.scrollTop = this.list.scrollHeight;
  }

  /** Whatever has the words, and what it stands below. */
  private find(): void {
    const hits = [...this.lines].filter(([, line]) => line.holds(this.wanted)).map(([id]) => id);
    const shown = new Set(hits.flatMap((id) => this.upwards(id)));
    for (const [id, line] of this.lines) line.mark(shown.has(id), this.wanted !== '' && hits.includes(id));
  }

  private upwards(id: number): number[] {
    const parent = this.parents.get(id);
    return parent === undefined ? [id] : [id, ...this.upwards(parent)];
  }

  private async clear(): Promise<void> {
    await fetch('/sandbox/traffic', { method: 'DELETE' });
    this.forget();
  }

  private forget(): void {
    this.lines.clear();
    this.parents.clear();
    this.list.replaceChildren();
  }
}
