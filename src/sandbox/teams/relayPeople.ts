import { type Tenant, type User, userNamed } from '../tenant';
import { isJson, type Json, objectIn, objectsIn, textIn } from './json';

/**
 * Makes the people of a foreign client people of the tenant. Ids of the tenant stay as they are; a foreign person becomes
 * the one of that name or address, else the one at the place the id ends with (`user-id-2` is the third), else the next one
 * who is still free.
 */
export class RelayPeople {
  private readonly known = new Map<string, User>();

  constructor(private readonly tenant: Tenant) {}

  /** The person behind the id of a sender; `account` may say more of them. */
  userOf(id: string, account: Json = {}): User {
    const user = this.find(id, account) ?? this.nextFree();
    this.known.set(id, user);
    return user;
  }

  /** The activity as Teams would have sent it: senders, mentions, tenant and picked people. */
  translated(activity: Json): Json {
    const tenant = { id: this.tenant.id };
    const from = objectIn(activity, 'from');
    const user = this.userOf(textIn(from, 'id') ?? '', from);
    return {
      ...activity,
      from: { id: user.teamsId, name: user.displayName, aadObjectId: user.id },
      conversation: { ...objectIn(activity, 'conversation'), tenantId: tenant.id },
      channelData: { ...objectIn(activity, 'channelData'), tenant },
      entities: objectsIn(activity, 'entities').map((entity) => this.mention(entity)),
      ...(isJson(activity.value) && { value: this.press(activity.value) }),
    };
  }

  private mention(entity: Json): Json {
    const mentioned = objectIn(entity, 'mentioned');
    const id = textIn(mentioned, 'id') ?? '';
    const user = this.find(id, mentioned);
    if (user) this.known.set(id, user);
    return entity.type === 'mention' && user ? { ...entity, mentioned: { ...mentioned, id: user.teamsId } } : entity;
  }

  /** A people picker of Teams gives object ids; a foreign one gives its own ids, which are put right here. */
  private press(value: Json): Json {
    const action = objectIn(value, 'action');
    const data = Object.entries(objectIn(action, 'data')).map(([name, answer]) => [name, this.picked(answer)]);
    return { trigger: 'manual', ...value, action: { ...action, data: Object.fromEntries(data) } };
  }

  private picked(answer: unknown): unknown {
    if (typeof answer !== 'string') return answer;
    const users = answer.split(',').map((id) => this.find(id.trim()));
    return users.every((user) => user !== undefined) ? users.map(({ id }) => id).join(',') : answer;
  }

  private find(id: string, account: Json = {}): User | undefined {
    const { users } = this.tenant;
    const place = /^user-id-(\d+)$/.exec(id)?.[1];
    const own = users.find(({ teamsId }) => teamsId === id) ?? userNamed(this.tenant, id);
    const known = own ?? this.called(account) ?? this.known.get(id);
    return known ?? (place === undefined ? undefined : users[Number(place)]);
  }

  /** By an address, which clients call by several names, or by a name that one person alone has. */
  private called(account: Json): User | undefined {
    const addresses = ['userPrincipalName', 'userPrincipleName', 'email'].map(
      (member) => textIn(account, member) ?? '',
    );
    const [addressed] = addresses.flatMap((address) => (address ? (userNamed(this.tenant, address) ?? []) : []));
    const name = textIn(account, 'name')?.toLowerCase();
    const namesakes = this.tenant.users.filter(({ displayName }) => displayName.toLowerCase() === name);
    return addressed ?? (namesakes.length === 1 ? namesakes[0] : undefined);
  }

  private nextFree(): User {
    const taken = new Set(this.known.values());
    const [first] = this.tenant.users;
    const user = this.tenant.users.find((candidate) => !taken.has(candidate)) ?? first;
    if (!user) throw new Error('The tenant has no people.');
    return user;
  }
}
