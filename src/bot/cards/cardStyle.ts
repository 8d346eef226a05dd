import { isRecord } from '../json/json';
import type { Card } from './cardDeck';

/** Whether buttons are Action.Execute, Action.Submit, or that which a client is known to take. */
export type CardActionsSetting = 'execute' | 'submit' | 'both';

/** Characters: half of what Teams takes, so that what is added to a card later fits too. */
const MOST = 25_000;

/** Gives cards the buttons that clients take: some do not know Action.Execute, and some that know it fail. */
export class CardStyle {
  constructor(private readonly setting: CardActionsSetting) {}

  /** For whoever uses a client of this platform, as it tells its name. */
  forClient(card: Card, platform: string): Card {
    const isPhone = /^(?:android|ios)$/i.test(platform);
    return this.setting === 'both' && isPhone ? this.submits(card) : this.forAll(card);
  }

  /** For a conversation, in which anybody may use anything. */
  forAll(card: Card): Card {
    return this.setting === 'submit' ? this.submits(card) : withFallbacks(card);
  }

  /** For a client that has pressed an Action.Submit. */
  submits(card: Card): Card {
    const { refresh: _refresh, ...rest } = card;
    return { ...rest, ...cardOf(exchanged(rest, submitOf)) };
  }
}

/** One card goes to several places now and then. */
const fallen = new WeakMap<Card, Card>();

/** A client that does not know Action.Execute shows its fallback; where the card has no room for those it goes without. */
function withFallbacks(card: Card): Card {
  const made = fallen.get(card) ?? fallenBack(card);
  fallen.set(card, made);
  return made;
}

function fallenBack(card: Card): Card {
  const { refresh, ...rest } = card;
  const exchange = cardOf(exchanged(inActionSet(rest), (button) => ({ ...button, fallback: submitOf(button) })));
  const whole = { type: card.type, ...exchange, ...(refresh !== undefined && { refresh }) };
  return JSON.stringify(whole).length > MOST ? card : whole;
}

/** Some clients look at no fallback of a button that does not stand in an ActionSet. */
function inActionSet({ actions, body, ...rest }: Record<string, unknown>): Record<string, unknown> {
  const elements: unknown[] = Array.isArray(body) ? body : [];
  const own: unknown[] = Array.isArray(actions) ? actions : [];
  const hasFallback = own.some((action) => isRecord(action) && action.type === 'Action.Execute');
  if (!hasFallback) return { ...rest, body: elements, ...(own.length > 0 && { actions: own }) };
  // What a button unfolds comes below it.
  const folded = elements.findIndex((element) => isRecord(element) && element.id === UNFOLDED);
  const at = folded === -1 ? elements.length : folded;
  return { ...rest, body: [...elements.slice(0, at), { type: 'ActionSet', actions: own }, ...elements.slice(at)] };
}

/** The part of a summary that its button More unfolds; nothing stands below it. */
const UNFOLDED = 'moreActions';

/** The same button for a client that sends what it holds as a message, which knows no verb of its own. */
function submitOf({ verb, data, type: _type, fallback: _fallback, ...rest }: Record<string, unknown>): object {
  return { type: 'Action.Submit', ...rest, data: { ...(isRecord(data) && data), verb } };
}

/** A part of a card with other buttons; whatever holds none is the same as before, and not a copy. */
function exchanged(part: unknown, button: (action: Record<string, unknown>) => object): unknown {
  if (Array.isArray(part)) {
    const all = part.map((one) => exchanged(one, button));
    return all.every((one, index) => one === part[index]) ? part : all;
  }
  if (!isRecord(part)) return part;
  if (part.type === 'Action.Execute') return button(part);
  let made = part;
  for (const name of Object.keys(part)) {
    const value = name === 'data' ? part[name] : exchanged(part[name], button);
    if (value === part[name]) continue;
    if (made === part) made = { ...part };
    made[name] = value;
  }
  return made;
}

function cardOf(part: unknown): Record<string, unknown> {
  return isRecord(part) ? part : {};
}
