import type { CardData } from '../../cards/cardDeck';
import type { LivingCard } from '../../creation/livingCard';
import type { LocalizedText } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import type { ObjectKind, Summary } from '../../kinds/kind';
import type { ObjectAction } from '../../kinds/living';
import { digestOf, type LivingTokens } from './livingTokens';

/** A card of an object, before it is known what stands in it. */
export type CardOf = Omit<LivingCard, 'number' | 'id' | 'at' | 'left' | 'created'> & {
  /** Missing for an object that was created just now. */
  readonly created?: number;
  /** As in `LivingCard`; missing where what stands in the object is what its maker left. */
  readonly left?: string;
};

/** What a template needs for the buttons of a living card. */
export interface Buttons {
  readonly living: string;
  /** At most one: beside the one that opens the object. */
  readonly front: CardData;
  /** Under *More*. */
  readonly rest: CardData;
  /** Those that ask for something. */
  readonly asking: CardData;
}

/** Makes the buttons by which people go on with an object from its card. */
export class LivingButtons {
  constructor(
    private readonly tokens: LivingTokens,
    private readonly now: () => number = Date.now,
  ) {}

  /** The token of a card that is shown once more. */
  again(card: LivingCard): string {
    return this.tokens.issue(card);
  }

  /** Those of a card that others read too are only what concerns everyone. */
  of(kind: ObjectKind, summary: Summary, card: CardOf, translator: Translator, isForAll: boolean): Buttons {
    const { id, at = {}, parts, offers = [] } = summary;
    const { created = this.now(), left = digestOf(parts) } = card;
    const token = this.tokens.issue({ ...card, id, at, created, left });
    const data = { kind: kind.name, ticket: token };
    const title = (words: LocalizedText) => translator.localize(words, kind.name);
    const offered = offers.flatMap(({ verb, input = '' }) => {
      const action = actionOf(kind, verb);
      return !action || (isForAll && action.concerns !== 'everyone') ? [] : [{ action, input }];
    });
    const plain = offered.flatMap(({ action }) =>
      action.input ? [] : [{ title: title(action.title), verb: action.verb, data }],
    );
    const asking = offered.flatMap(({ action, input }) =>
      action.input
        ? [
            {
              ...{ id: action.input.id, label: title(action.input.label), value: input },
              ...{ title: title(action.title), verb: action.verb, data: { ...data, input: action.input.id } },
            },
          ]
        : [],
    );
    return { living: token, front: plain.slice(0, 1), rest: plain.slice(1), asking };
  }
}

export function actionOf({ living }: ObjectKind, verb: string): ObjectAction<unknown> | undefined {
  return living?.actions?.find((one) => one.verb === verb);
}
