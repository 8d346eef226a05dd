import { createHash } from 'node:crypto';
import { parseJson, recordOf, textOf } from '../json/json';
import { type Store, StoreUnavailable } from '../state/store';
import type { Turn } from '../turn/turn';
import { Lanes } from './lanes';

/** A form that somebody has been shown. */
export interface OpenedForm {
  readonly kind: string;
  readonly nonce: string;
  /** Whether it is one of many lines. */
  readonly isBatch: boolean;
}

/** An object that somebody has created. It has no word of theirs: those are in the ledger, for a day. */
export interface CreatedHere {
  readonly kind: string;
  readonly id: string;
  readonly at: Readonly<Record<string, string>>;
  /** Number of the form that created it. */
  readonly form: string;
  /** In milliseconds since 1970. */
  readonly created: number;
}

/** What one person has done in one conversation, the newest first. */
export interface Past {
  readonly forms: readonly OpenedForm[];
  readonly created: readonly CreatedHere[];
}

const KEPT = 7 * 24 * 60 * 60 * 1000;
const MOST_FORMS = 5;
const MOST_CREATED = 10;
const ATTEMPTS = 5;

/** What people have opened and created: one entry for each person and conversation, which is bounded, and on which nothing hangs. */
export class History {
  private readonly lanes = new Lanes(1);

  constructor(private readonly store: Store) {}

  async of(turn: Turn): Promise<Past> {
    return pastIn((await this.store.get(keyOf(turn)))?.value);
  }

  opened(turn: Turn, form: OpenedForm): Promise<void> {
    return this.change(turn, ({ forms, created }) => ({
      forms: [form, ...forms.filter(({ nonce }) => nonce !== form.nonce)].slice(0, MOST_FORMS),
      created,
    }));
  }

  created(turn: Turn, object: CreatedHere): Promise<void> {
    return this.change(turn, ({ forms, created }) => ({
      forms,
      created: [object, ...created.filter(({ form }) => form !== object.form)].slice(0, MOST_CREATED),
    }));
  }

  /** A store that is away, or many who write at once, cost a line of the history and nothing else. */
  private async change(turn: Turn, changed: (past: Past) => Past): Promise<void> {
    const key = keyOf(turn);
    try {
      await this.lanes.run(key, () => this.write(key, changed));
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }

  private async write(key: string, changed: (past: Past) => Past): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const there = await this.store.get(key);
      const text = JSON.stringify(changed(pastIn(there?.value)));
      const written = there
        ? await this.store.compareAndSet(key, there.version, text, { ttl: KEPT })
        : (await this.store.claim(key, text, { ttl: KEPT })).won;
      if (written) return;
    }
  }
}

/** Without a name of person or conversation in it. */
function keyOf({ tenantId, requester, conversation }: Turn): string {
  const whose = JSON.stringify([tenantId, requester.id, conversation.id]);
  return `history:${createHash('sha256').update(whose).digest('base64url')}`;
}

function pastIn(text = ''): Past {
  const { forms, created } = recordOf(parseJson(text));
  return { forms: recordsIn(forms).map(formIn), created: recordsIn(created).map(objectIn) };
}

function recordsIn(list: unknown): Readonly<Record<string, unknown>>[] {
  const all: unknown[] = Array.isArray(list) ? list : [];
  return all.map(recordOf);
}

function formIn({ kind, nonce, isBatch }: Readonly<Record<string, unknown>>): OpenedForm {
  return { kind: textOf(kind), nonce: textOf(nonce), isBatch: isBatch === true };
}

function objectIn({ kind, id, at, form, created }: Readonly<Record<string, unknown>>): CreatedHere {
  const places = Object.entries(recordOf(at)).map(([part, value]) => [part, textOf(value)]);
  return {
    kind: textOf(kind),
    id: textOf(id),
    at: Object.fromEntries(places),
    form: textOf(form),
    created: Number(created) || 0,
  };
}
