import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { within } from '../http/within';
import { recordOf, textOf } from '../json/json';
import type { Member, Mention } from '../turn/commandText';
import type { Activity } from './activity';
import type { Connector } from './connector';
import { ConnectorProblem } from './connectorProblem';
import type { MentionedAccount } from './readMessage';
import { tenantOf, threadOf } from './turnOf';

/** What is kept of a member of a conversation. */
interface KeptMember {
  readonly id: string;
  readonly tenant: string;
  /** Where they sign in; '' where Teams does not tell. */
  readonly signInName: string;
}

/** Milliseconds. */
const KEPT = 60 * 60 * 1000;
const LONGEST_WAIT = 3_000;
/** For what only spares a choice. */
const A_MOMENT = 1_000;
const MOST_KEPT = 20_000;
/** People who are asked for one by one; of more the whole list is read. */
const ONE_BY_ONE = 4;
const MOST_PAGES = 4;
const PAGE = 500;

/** Knows who is meant by a mention: Teams tells a name that its writer may have changed, and an id that only the conversation's members explain. */
export class ConversationMembers {
  private readonly kept = new LRUCache<string, KeptMember>({ max: MOST_KEPT, ttl: KEPT });

  constructor(
    private readonly connector: Connector,
    private readonly log: Logger,
  ) {}

  /** Never rejects, and takes three seconds at most: whom Teams does not tell of then is unknown. */
  async mentions(accounts: readonly MentionedAccount[], activity: Activity): Promise<Mention[]> {
    const people = [...new Set(accounts.filter(({ is }) => is === 'person').map(({ id }) => id))];
    const wanted = people.filter((id) => !this.kept.has(keyOf(activity, id)));
    if (wanted.length > 0) await within(LONGEST_WAIT, this.read(wanted, activity));
    return accounts.map(({ name, is, id }) => {
      if (is !== 'person') return { name, is };
      const member = this.kept.get(keyOf(activity, id));
      if (!member) return { name, is: 'unknown' };
      const isOurs = member.tenant === '' || member.tenant === tenantOf(activity);
      return isOurs ? { name, is, id: member.id } : { name, is: 'stranger' };
    });
  }

  /** How whoever sends the activity is called where they sign in; '' where Teams does not tell within a second. */
  async signInName(activity: Activity): Promise<string> {
    const id = textOf(activity.from?.id);
    if (!this.kept.has(keyOf(activity, id))) await within(A_MOMENT, this.read([id], activity));
    return this.kept.get(keyOf(activity, id))?.signInName ?? '';
  }

  /** Everybody of this tenant, where Teams tells within three seconds; else nobody. */
  async all(activity: Activity): Promise<Member[]> {
    const found: Member[] = [];
    await within(LONGEST_WAIT, this.readInto(found, activity));
    return found;
  }

  private async readInto(found: Member[], activity: Activity): Promise<void> {
    try {
      await this.pages(activity, (member) => {
        const { name, aadObjectId, objectId, tenantId } = recordOf(member);
        const id = (textOf(aadObjectId) || textOf(objectId)).toLowerCase();
        const isOurs = [tenantOf(activity), ''].includes(textOf(tenantId).toLowerCase());
        if (id && isOurs) found.push({ id, name: textOf(name).replace(/ \([^()]*\)$/, '') });
        return false;
      });
    } catch (error) {
      this.report(error, 'Teams did not tell who is in the conversation');
    }
  }

  private async read(wanted: readonly string[], activity: Activity): Promise<void> {
    try {
      if (wanted.length <= ONE_BY_ONE) await Promise.all(wanted.map((id) => this.readOne(id, activity)));
      else await this.readAll(wanted, activity);
    } catch (error) {
      this.report(error, 'Teams did not tell who somebody is');
    }
  }

  private report(error: unknown, words: string): void {
    const what = error instanceof ConnectorProblem ? { status: error.status, code: error.code } : { err: error };
    this.log.warn(what, words);
  }

  private async readOne(id: string, activity: Activity): Promise<void> {
    this.keep(await this.connector.member(activity.serviceUrl, threadOf(activity), id), activity, id);
  }

  private async readAll(wanted: readonly string[], activity: Activity): Promise<void> {
    await this.pages(activity, (member) => {
      this.keep(member, activity);
      return wanted.every((id) => this.kept.has(keyOf(activity, id)));
    });
  }

  /** Until there are no more, or `take` has enough after a page. */
  private async pages(activity: Activity, take: (member: unknown) => boolean): Promise<void> {
    let token = '';
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await this.connector.members(activity.serviceUrl, threadOf(activity), PAGE, token);
      const members: unknown[] = Array.isArray(answer.members) ? answer.members : [];
      const isEnough = members.map(take).at(-1) === true;
      token = textOf(answer.continuationToken);
      if (token === '' || isEnough) return;
    }
  }

  private keep(answer: unknown, activity: Activity, asked?: string): void {
    const { id, aadObjectId, objectId, tenantId, userPrincipalName, email } = recordOf(answer);
    // A guest signs in where they come from.
    const own = textOf(userPrincipalName);
    const signInName = /#EXT#/i.test(own) ? textOf(email) : own;
    const person = textOf(aadObjectId) || textOf(objectId);
    const tenant = textOf(tenantId).toLowerCase();
    if (person)
      this.kept.set(keyOf(activity, asked ?? textOf(id)), {
        id: person.toLowerCase(),
        tenant,
        signInName,
      });
  }
}

function keyOf(activity: Activity, id: string): string {
  return `${threadOf(activity)} ${id}`;
}
