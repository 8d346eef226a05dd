import { withoutTokens } from '../teams/withoutTokens';
import { causeOf } from './causeOf';
import type { Call, Ending, TrafficRecord } from './trafficRecord';

const kept = 2_000;

/** Everything that the stand-ins saw, each call under what brought it about; the last 2,000. */
export class TrafficLog {
  private records: TrafficRecord[] = [];
  private lastId = 0;
  private readonly listeners = new Set<(record: TrafficRecord) => void>();

  /** `nameOf` makes a user principal name of whatever a person is known by. */
  constructor(private readonly nameOf: (person: string) => string | undefined = (person) => person) {}

  list(): readonly TrafficRecord[] {
    return this.records;
  }

  find(id: number): TrafficRecord | undefined {
    return this.records.find((record) => record.id === id);
  }

  clear(): void {
    this.records = [];
  }

  /** Is called when a call begins and again when it has ended; returns what ends the subscription. */
  subscribe(listener: (record: TrafficRecord) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Returns what is to be called with the answer. */
  begin(call: Call): (ending: Ending) => void {
    this.lastId += 1;
    const id = this.lastId;
    const clean = this.clean(call);
    const open = { ...clean, id, parent: causeOf(clean, this.records), durationMs: null, status: 0, response: null };
    this.keep(open);
    return (ending) => {
      const durationMs = Math.max(0, Date.now() - Date.parse(call.at));
      this.keep({ ...open, ...ending, response: withoutTokens(ending.response), durationMs });
    };
  }

  /** A call that is over already. */
  add(call: Call, ending: Ending, durationMs: number): void {
    this.lastId += 1;
    const clean = this.clean(call);
    const parent = causeOf(clean, this.records);
    this.keep({ ...clean, ...ending, response: withoutTokens(ending.response), id: this.lastId, parent, durationMs });
  }

  private clean(call: Call): Call {
    const user = call.user === undefined ? undefined : this.nameOf(call.user);
    return { ...call, user, body: withoutTokens(call.body) };
  }

  private keep(record: TrafficRecord): void {
    const at = this.records.findIndex(({ id }) => id === record.id);
    if (at >= 0) this.records = this.records.with(at, record);
    else this.records = [...this.records.slice(1 - kept), record];
    for (const listener of this.listeners) listener(record);
  }
}
