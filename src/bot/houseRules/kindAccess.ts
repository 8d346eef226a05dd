import { LRUCache } from 'lru-cache';
import type { Graph } from '../graph/graph';
import { joined, type LocalizedText, say } from '../i18n/localizedText';
import type { ObjectKind } from '../kinds/kind';
import type { Turn } from '../turn/turn';

/** Milliseconds for which somebody stays a member without being asked about. */
const KEPT = 5 * 60 * 1000;
const MOST_PEOPLE = 10_000;
/** Groups that Graph takes in one question. */
const AT_ONCE = 20;

const NOBODY = say`Your organisation has switched this off.`;
const NOT_IN_CHANNELS = say`In your organisation this isn’t created in channels. Type the same to me in our own chat, or in a group chat.`;

/** Whether the house lets somebody create objects of a kind, where they ask for it. */
export class KindAccess {
  /** Groups of which people are members, by person. */
  private readonly members: LRUCache<string, ReadonlySet<string>>;

  constructor(now: () => number = () => performance.now()) {
    this.members = new LRUCache({ max: MOST_PEOPLE, ttl: KEPT, ttlResolution: 0, perf: { now } });
  }

  /** Why not, as far as that is known without Graph; undefined where nothing is in the way. */
  refusedHere({ rules }: ObjectKind, { conversation }: Turn): LocalizedText | undefined {
    if (!rules) return undefined;
    if (rules.onlyFor && Object.keys(rules.onlyFor).length === 0) return NOBODY;
    return conversation.isChannel && !rules.inChannels ? NOT_IN_CHANNELS : undefined;
  }

  /** Why not; asks Graph about groups, unless the person was a member in the last five minutes. */
  async refused(kind: ObjectKind, turn: Turn, graph: Graph): Promise<LocalizedText | undefined> {
    const refused = this.refusedHere(kind, turn);
    const { onlyFor } = kind.rules ?? {};
    if (refused || !onlyFor) return refused;
    const ids = Object.keys(onlyFor);
    const key = `${turn.tenantId}:${turn.requester.id}`;
    const known = this.members.get(key) ?? new Set<string>();
    if (ids.some((id) => known.has(id))) return undefined;
    const found = await memberships(ids, graph);
    if (found.length === 0)
      return say`In your organisation this is for members of ${namesIn(kind)}. Ask whoever runs Muster there if you need it.`;
    this.members.set(key, new Set([...known, ...found]));
    return undefined;
  }
}

/** Whom the house lets create a kind, for help; undefined for everybody. */
export function audienceOf(kind: ObjectKind): LocalizedText | undefined {
  return kind.rules?.onlyFor && say`for members of ${namesIn(kind)}`;
}

/** False for what the house has switched off. */
export function isForSomebody({ rules }: ObjectKind): boolean {
  return !rules?.onlyFor || Object.keys(rules.onlyFor).length > 0;
}

function namesIn({ rules }: ObjectKind): LocalizedText {
  return joined(Object.values(rules?.onlyFor ?? {}), 'or');
}

/** https://learn.microsoft.com/graph/api/user-checkmembergroups: those of the groups that the person belongs to, through others too. */
async function memberships(ids: readonly string[], graph: Graph): Promise<string[]> {
  const found: string[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const groupIds = ids.slice(from, from + AT_ONCE);
    const { value } = await graph.post<{ value: string[] }>('/v1.0/me/checkMemberGroups', { groupIds });
    found.push(...value.map((id) => id.toLowerCase()));
  }
  return found;
}
