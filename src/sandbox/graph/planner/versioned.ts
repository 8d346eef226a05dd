import type { Item } from '../collection';
import { changedSince, etagInvalid, etagMissing } from './plannerErrors';
import { newPlannerEtag } from './plannerIds';

/** A resource of Planner with all its versions: an older etag may still change what nobody has changed since. */
export class Versioned {
  private content: Item;
  private readonly etags = [newPlannerEtag()];
  private readonly changedIn = new Map<string, number>();

  constructor(item: Item) {
    this.content = item;
  }

  get item(): Item {
    return { '@odata.etag': this.etags.at(-1), ...this.content };
  }

  change(changes: Item): void {
    const changed = Object.keys(changes).filter((name) => changes[name] !== this.content[name]);
    for (const name of changed) this.changedIn.set(name, this.etags.length);
    this.etags.push(newPlannerEtag());
    this.content = { ...this.content, ...changes };
  }

  /** Throws unless `If-Match` names a version since which none of these properties has changed. */
  checkChange(ifMatch: string | undefined, names: readonly string[]): void {
    const version = this.versionOf(ifMatch);
    if (names.some((name) => (this.changedIn.get(name) ?? 0) > version)) throw changedSince();
  }

  /** Throws unless `If-Match` names the latest version. */
  checkLatest(ifMatch: string | undefined): void {
    if (this.versionOf(ifMatch) < this.etags.length - 1) throw etagInvalid();
  }

  private versionOf(ifMatch: string | undefined): number {
    if (ifMatch === undefined) throw etagMissing();
    const version = this.etags.indexOf(ifMatch);
    if (version === -1) throw etagInvalid();
    return version;
  }
}
