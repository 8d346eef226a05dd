import { LRUCache } from 'lru-cache';
import { within } from '../http/within';
import { textOf } from '../json/json';
import type { ObjectKind } from '../kinds/kind';
import type { Person } from '../turn/person';
import { zoneNamed } from '../turn/timeZones';
import type { Turn } from '../turn/turn';
import { FORM_ZONE } from './cards/zoneChoice';
import { ownerOf, type Press } from './press';

type Zone = Pick<Turn['requester'], 'timeZone' | 'zoneFrom'>;

const PERMISSION = 'MailboxSettings.Read';
/** Milliseconds. */
const KEPT = 60 * 60 * 1000;
const LONGEST_WAIT = 2_000;
const MOST_KEPT = 10_000;

/** Finds out where people live whose clients do not say it: by what they have chosen on a form, else by their mailbox. */
export class PersonZones {
  /** Without a zone where the mailbox has none either. */
  private readonly kept = new LRUCache<string, Partial<Zone>>({ max: MOST_KEPT, ttl: KEPT });

  /** The same turn with the zone of the person, as far as it can be known. */
  async of(kind: ObjectKind, press: Press, turn: Turn, person: Person | undefined): Promise<Turn> {
    const { requester } = turn;
    if (requester.zoneFrom === undefined) return turn;
    const kept = this.kept.get(ownerOf(turn));
    const chosen = zoneNamed(textOf(press.data[FORM_ZONE]));
    const isKept = !chosen || chosen === requester.timeZone || chosen === kept?.timeZone;
    const zone = isKept ? (kept ?? (await this.ofMailbox(kind, turn, person))) : choice(chosen);
    if (!isKept) this.kept.set(ownerOf(turn), zone);
    return { ...turn, requester: { ...requester, ...zone } };
  }

  /** Nobody is asked to sign in for it, and whatever stands in the way, the form comes without. */
  private async ofMailbox(kind: ObjectKind, turn: Turn, person: Person | undefined): Promise<Partial<Zone>> {
    if (!person) return {};
    const read = this.read(kind, person).catch(() => '');
    const timeZone = zoneNamed(await within(LONGEST_WAIT, read));
    const zone: Partial<Zone> = timeZone ? { timeZone, zoneFrom: 'mailbox' } : {};
    this.kept.set(ownerOf(turn), zone);
    return zone;
  }

  /** With the token of the form, where that permits it: another would be another round trip. */
  private async read({ permissions }: ObjectKind, person: Person): Promise<string> {
    const graph = await person.graph(Object.hasOwn(permissions, PERMISSION) ? Object.keys(permissions) : [PERMISSION]);
    const settings = await graph.get<{ timeZone?: string | null }>('/v1.0/me/mailboxSettings', { $select: 'timeZone' });
    return settings.timeZone ?? '';
  }
}

function choice(timeZone: string): Zone {
  return { timeZone, zoneFrom: 'choice' };
}
