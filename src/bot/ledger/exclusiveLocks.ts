import { createHash } from 'node:crypto';
import { recordOf } from '../json/json';
import type { Entry, Store } from '../state/store';
import type { SharedClock } from '../state/storeClock';

/**
 * Of all creations under one exclusive key: which form has the lock, until when at most, which forms have lost it before they
 * came to their end, and which object belongs to which form.
 */
interface Register {
  readonly holder: string;
  /** In milliseconds since 1970. */
  readonly until: number;
  readonly open: readonly string[];
  readonly objects: Readonly<Record<string, string>>;
}

/** The lock of an exclusive key, in the hands of a form. */
export interface Lock {
  readonly key: string;
  readonly form: string;
  readonly version: Entry['version'];
  readonly register: Register;
}

const WEEK = 7 * 24 * 60 * 60 * 1000;
/** Objects of one key that are remembered, the newest of them. */
const REMEMBERED = 200;
const ATTEMPTS = 5;

/**
 * Lets creations whose objects could be mistaken for each other go on one after another, whichever instance or person they
 * belong to, and remembers whose each object is. The key is the caller's; nothing here reads it.
 */
export class ExclusiveLocks {
  constructor(
    private readonly store: Store,
    private readonly clock: SharedClock,
  ) {}

  /** Undefined while another form may still have a request on its way. A form may acquire its own lock again, for longer. */
  async acquire(exclusiveKey: string, form: string, milliseconds: number): Promise<Lock | undefined> {
    const key = `exclusive:${createHash('sha256').update(exclusiveKey).digest('base64url')}`;
    const held = { holder: form, until: this.clock.now() + milliseconds };
    const first: Register = { ...held, open: [], objects: {} };
    const { won, entry } = await this.store.claim(key, JSON.stringify(first), { ttl: WEEK });
    if (won) return { key, form, version: entry.version, register: first };
    const there = registerIn(entry);
    if (there.holder !== '' && there.holder !== form && there.until > this.clock.now()) return undefined;
    const lost = there.holder === '' ? there.open : [...there.open, there.holder];
    const open = [...new Set(lost)].filter((other) => other !== form).slice(-REMEMBERED);
    const register = { ...there, ...held, open };
    const saved = await this.save(key, entry.version, register);
    return saved && { key, form, version: saved.version, register };
  }

  /** The object becomes this form's: false where it is another's, which only a certain one (`isCertain`) overrules. */
  async release(lock: Lock, object?: { readonly id: string; readonly isCertain: boolean }): Promise<boolean> {
    const { key, form } = lock;
    let [version, register] = [lock.version, lock.register];
    for (let i = 0; i < ATTEMPTS; i++) {
      const owner = object && register.objects[object.id];
      const isOthers = owner !== undefined && owner !== form && !object?.isCertain;
      if (await this.save(key, version, without(form, register, isOthers ? undefined : object?.id))) return !isOthers;
      const there = await this.store.get(key);
      if (!there) return true;
      [version, register] = [there.version, registerIn(there)];
    }
    throw new Error('The register of an exclusive key is written by too many at once.');
  }

  private save(key: string, version: Entry['version'], register: Register): Promise<Entry | undefined> {
    return this.store.compareAndSet(key, version, JSON.stringify(register), { ttl: WEEK });
  }
}

/** Ids of objects that belong to other forms than the holder's. */
export function othersIn({ form, register }: Lock): string[] {
  return Object.keys(register.objects).filter((id) => register.objects[id] !== form);
}

/** Whether a request of another form may have made what is found. */
export function isContested({ register }: Lock): boolean {
  return register.open.length > 0;
}

export function isOwn({ form, register }: Lock, id: string): boolean {
  return register.objects[id] === form;
}

function without(form: string, { holder, until, open, objects }: Register, id: string | undefined): Register {
  const { [id ?? '']: _before, ...others } = objects;
  const kept = Object.entries(others).slice(1 - REMEMBERED);
  const own: [string, string][] = id === undefined ? [] : [[id, form]];
  const held = holder === form ? { holder: '', until: 0 } : { holder, until };
  return { ...held, open: open.filter((other) => other !== form), objects: Object.fromEntries([...kept, ...own]) };
}

/** What does not open is a register that was lost. */
function registerIn({ value }: Entry): Register {
  const { holder, until, open, objects } = recordOf(value === undefined ? undefined : JSON.parse(value));
  const owners = Object.entries(recordOf(objects)).map(([id, form]) => [id, String(form)]);
  const others = Array.isArray(open) ? open.map(String) : [];
  return { holder: String(holder ?? ''), until: Number(until ?? 0), open: others, objects: Object.fromEntries(owners) };
}
