import type { Lock } from './exclusiveLocks';
import type { CreatedObject, RunningEntry } from './ledgerEntry';
import type { VersionedEntry } from './ledgerStore';
import type { Work } from './work';

/** An entry that nobody else works on, as long as its lease lasts. */
export type Own<Job, Created extends CreatedObject> = VersionedEntry<RunningEntry<Job, Created>>;

/** One step of a creation in this process: its work, and the lock of its exclusive key. */
export interface Run<Created extends CreatedObject> {
  readonly work: Work<Created>;
  /** Missing for objects that cannot be mistaken for others. */
  readonly lock?: Lock | undefined;
}
