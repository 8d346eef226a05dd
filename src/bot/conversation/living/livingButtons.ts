import type { CardData } from '../../cards/cardDeck';
import { digestOf } from '../../creation/digest';
import type { LivingCard } from '../../creation/livingCard';
import type { SentRequest } from '../../creation/sentRequest';
import { UNDO_FOR } from '../../creation/undoDeed';
import { type LocalizedText, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import type { ObjectKind, Summary } from '../../kinds/kind';
import type { ObjectAction } from '../../kinds/living';
import type { LivingTokens } from './livingTokens';

/** A card of an object, before it is known what stands in it. */
export type CardOf = Omit<LivingCard, 'number' | 'id' | 'at' | 'left' | 'created'> & {
  /** Missing for an object that was created just now. */
  readonly created?: number;
  /** As in `LivingCard`; missing where what stands in the object is what its maker left. */
  readonly left?: string;
  /** Whether what stands on it is not read just now. */
  readonly isOld?: boolean;
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

const EDIT = say`Edit`;
const UNDO = say`Undo`;
const RESTORE = say`Restore`;
const ANOTHER = say`Create another`;
const SHOW_REQUEST = say`Show the request`;
const SHOW_CURRENT = say`Show current`;

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

  /** Those of an object that is not there. */
  ofGone(kind: ObjectKind, card: LivingCard, translator: Translator, isForAll: boolean): Buttons {
    const living = this.again(card);
    const data = { kind: kind.name, ticket: living };
    const verb = kind.living?.bin ? { title: RESTORE, verb: 'restore' } : { title: SHOW_CURRENT, verb: 'showCurrent' };
    const front = isForAll ? [] : [{ ...verb, title: translator.localize(verb.title, kind.name), data }];
    return { living, front, rest: [], asking: [] };
  }

  /** Those of a card that others read too are only what concerns everyone. */
  of(
    kind: ObjectKind,
    summary: Summary & { readonly sent?: SentRequest },
    card: CardOf,
    translator: Translator,
    isForAll: boolean,
  ): Buttons {
    const { id, at = {}, parts, offers = [] } = summary;
    const { created = this.now(), left = digestOf(parts), isOld = false, ...others } = card;
    const token = this.tokens.issue({ ...others, id, at, created, left });
    const data = { kind: kind.name, ticket: token };
    const title = (words: LocalizedText) => translator.localize(words, kind.name);
    const offered = offers.flatMap(({ verb, input = '' }) => {
      const action = actionOf(kind, verb);
      return !action || (isForAll && action.concerns !== 'everyone') ? [] : [{ action, input }];
    });
    const canUndo = !isForAll && this.now() - created < UNDO_FOR && left !== '' && left === digestOf(parts);
    const plain = [
      ...(isOld ? [{ title: title(SHOW_CURRENT), verb: 'showCurrent', data }] : []),
      ...offered.flatMap(({ action }) =>
        action.input ? [] : [{ title: title(action.title), verb: action.verb, data }],
      ),
      ...(kind.living?.edit && !isForAll ? [{ title: title(EDIT), verb: 'edit', data }] : []),
      ...(isForAll || isOld ? [] : [{ title: title(ANOTHER), verb: 'another', data }]),
      ...(!isForAll && summary.sent ? [{ title: title(SHOW_REQUEST), verb: 'showRequest', data }] : []),
      ...(canUndo ? [{ title: title(UNDO), verb: 'undo', data }] : []),
    ];
    const asking = offered.flatMap(({ action, input }) =>
      action.input
        ? [
            {
              ...{ id: action.input.id, type: action.input.type, label: title(action.input.label), value: input },
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
