import type { Item } from '../collection';
import { changedSince, etagInvalid, etagMissing } from './plannerErrors';
import { newPlannerEtag } from './plannerIds';

/** A resource of Planner with all its versions: an older etag may still change what nobody has changed since. */
export class Versioned {
  #item: Item;
  readonly #etags = [newPlannerEtag()];
  readonly #changedIn = new Map<string, number>();

  constructor(item: Item) {
    this.#item = item;
  }

  get item(): Item {
    return { '@odata.etag': this.#etags.at(-1), ...this.#item };
  }

  change(changes: Item): void {
    const changed = Object.keys(changes).filter((name) => changes[name] !== this.#item[name]);
    for (const name of changed) this.#changedIn.set(name, this.#etags.length);
    this.#etags.push(newPlannerEtag());
    this.#item = { ...this.#item, ...changes };
  }

  /** Throws unless `If-Match` names a version since which none of these properties has changed. */
  checkChange(ifMatch: string | undefined, names: readonly string[]): void {
    const version = this.#versionOf(ifMatch);
    if (names.some((name) => (this.#changedIn.get(name) ?? 0) > version)) throw changedSince();
  }

  /** Throws unless `If-Match` names the latest version. */
  checkLatest(ifMatch: string | undefined): void {
    if (this.#versionOf(ifMatch) < this.#etags.length - 1) throw etagInvalid();
  }

  #versionOf(ifMatch: string | undefined): number {
    if (ifMatch === undefined) throw etagMissing();
    const version = this.#etags.indexOf(ifMatch);
    if (version === -1) throw etagInvalid();
    return version;
  }
}
