import { randomUUID } from 'node:crypto';
import type { LivingCard } from '../../creation/livingCard';
import { isRecord, parseJson, recordOf, textOf } from '../../json/json';
import { ValueSeal } from '../../state/valueSeal';
import type { Turn } from '../../turn/turn';

/** Under which everything is sealed; a text that was sealed for something else does not open. */
const NAME = 'living card';

/** Seals what a card carries of its object: it needs nothing in the store, and does not expire. */
export class LivingTokens {
  private readonly seal: ValueSeal;

  constructor(keys: readonly [string, ...string[]]) {
    this.seal = new ValueSeal(keys);
  }

  /** A new number each time, so that what is pressed on the next card is something new. */
  issue(card: Omit<LivingCard, 'number'>): string {
    return this.seal.seal(NAME, JSON.stringify({ ...card, number: randomUUID() }));
  }

  /** Undefined for what is not ours, or belongs to another tenant or conversation. Who may do what is not decided here. */
  open(token: unknown, { tenantId, conversation }: Turn): LivingCard | undefined {
    const card = typeof token === 'string' ? cardIn(this.seal.open(NAME, token)) : undefined;
    return card?.tenant === tenantId && card.conversation === conversation.id ? card : undefined;
  }
}

function cardIn(text: string | undefined): LivingCard | undefined {
  const card = recordOf(parseJson(text ?? ''));
  if (!isRecord(card.maker)) return undefined;
  const { locale, ...maker } = card.maker;
  return {
    kind: textOf(card.kind),
    id: textOf(card.id),
    at: Object.fromEntries(Object.entries(recordOf(card.at)).map(([name, value]) => [name, textOf(value)])),
    maker: {
      id: textOf(maker.id),
      name: textOf(maker.name),
      teamsId: textOf(maker.teamsId),
      ...(typeof locale === 'string' && { locale }),
    },
    tenant: textOf(card.tenant),
    conversation: textOf(card.conversation),
    created: Number(card.created),
    form: textOf(card.form),
    number: textOf(card.number),
    left: textOf(card.left),
    spokenName: textOf(card.spokenName),
    ...(card.isShared === true && { isShared: true }),
  };
}
