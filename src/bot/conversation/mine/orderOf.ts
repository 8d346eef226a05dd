import type { Order } from '../../creation/livingCard';
import { recordOf, textOf } from '../../json/json';
import type { OwnPress } from '../press';

/** What a press on a row orders. Whoever presses the same row of the same card twice has given one order. */
export function orderOf({ verb, data, turn }: OwnPress, pressed: number): Order {
  const { requester, tenantId, conversation } = turn;
  const { id, name, teamsId, locale } = requester;
  const [kind, object] = [textOf(data.of), textOf(data.id)];
  const at = Object.entries(recordOf(data.at)).map(([part, value]) => [part, textOf(value)]);
  const card = {
    kind,
    id: object,
    at: Object.fromEntries(at),
    maker: { id, name, teamsId, locale },
    tenant: tenantId,
    conversation: conversation.id,
    created: 0,
    form: '',
    number: `${textOf(data.shown)}:${kind}:${object}`,
    left: '',
    spokenName: '',
  };
  return { card, verb, input: '', pressed };
}
