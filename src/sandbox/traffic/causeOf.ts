import { isJson, type Json, objectIn, textIn } from '../teams/json';
import type { Call, TrafficRecord } from './trafficRecord';

/** So long a bot may go on after its answer. */
const LATE_MS = 60_000;
/** So long a person may take to sign in. */
const SIGN_IN_MS = 15 * 60_000;

/** The record that brought a call about, as far as it shows from outside: any bot's, since nothing of it has to help. */
export function causeOf(call: Call, records: readonly TrafficRecord[]): number | null {
  const activities = records.filter(({ way }) => way === 'toBot');
  if (call.way === 'signIn') return newest(activities, (one) => one.user === call.user && asksToSignIn(one));
  if (call.way === 'toBot') return causeOfActivity(call, activities);
  const begun = Date.parse(call.at);
  const fitting = activities.filter((one) => isUnderWay(one, begun) && !contradicts(call, one));
  const best = Math.max(0, ...fitting.map((one) => likeness(call, one)));
  return newest(fitting, (one) => likeness(call, one) === best);
}

/** A redelivery, or the same press again with a token; anything else a person began. */
function causeOfActivity(call: Call, activities: readonly TrafficRecord[]): number | null {
  const activity = isJson(call.body) ? call.body : {};
  const again = activities.find(
    ({ name, body }) => name === call.name && textIn(body, 'id') === textIn(activity, 'id'),
  );
  if (again) return again.id;
  if (!isSignedIn(activity)) return null;
  const since = Date.parse(call.at) - SIGN_IN_MS;
  return newest(
    activities,
    (one) =>
      one.user === call.user && Date.parse(one.at) >= since && (isSamePress(activity, one) || asksByCard(activity)),
  );
}

function isSignedIn(activity: Json): boolean {
  const value = objectIn(activity, 'value');
  return 'authentication' in value || 'state' in value || asksByCard(activity);
}

/** What an OAuth card in a message brings about: it names no press. */
function asksByCard({ name }: Json): boolean {
  return name === 'signin/tokenExchange' || name === 'signin/verifyState';
}

function isSamePress(activity: Json, one: TrafficRecord): boolean {
  const same = textIn(one.body, 'replyToId') === textIn(activity, 'replyToId');
  return same && textIn(one.body, 'name') === textIn(activity, 'name') && asksToSignIn(one);
}

/** Also while the answer is under way: a client may be quicker than the record. */
function asksToSignIn({ response, durationMs }: TrafficRecord): boolean {
  return durationMs === null || objectIn(response, 'value').tokenExchangeResource !== undefined || isLogin(response);
}

function isLogin(response: unknown): boolean {
  return isJson(response) && (response.statusCode === 401 || response.statusCode === 412);
}

function isUnderWay({ at, durationMs }: TrafficRecord, moment: number): boolean {
  const from = Date.parse(at);
  return from <= moment && (durationMs === null || from + durationMs + LATE_MS >= moment);
}

/** Nobody's press makes a call as somebody else, or about another conversation. */
function contradicts({ user, conversation, way }: Call, one: TrafficRecord): boolean {
  const isOtherPerson = user !== undefined && one.user !== undefined && user !== one.user;
  return (
    isOtherPerson || (way === 'fromBot' && conversation !== undefined && bare(conversation) !== bare(one.conversation))
  );
}

function likeness({ at, user, message, conversation }: Call, one: TrafficRecord): number {
  if (message !== undefined && one.message === message) return 4;
  const isOpen = one.durationMs === null || Date.parse(one.at) + one.durationMs >= Date.parse(at);
  const isNamed =
    (user !== undefined && user === one.user) || (conversation !== undefined && conversation === one.conversation);
  return (isOpen ? 2 : 0) + (isNamed ? 1 : 0);
}

function bare(conversation: string | undefined): string | undefined {
  return conversation?.replace(/;messageid=.*$/, '');
}

function newest(records: readonly TrafficRecord[], fits: (one: TrafficRecord) => boolean): number | null {
  return records.findLast(fits)?.id ?? null;
}
