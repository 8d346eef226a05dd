import type { Card, CardDeck } from '../../cards/cardDeck';
import type { FormOrigin } from '../../forms/tickets';
import { say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { firstField } from '../../kinds/firstField';
import type { Default, Guess, ObjectKind } from '../../kinds/kind';
import type { CommandText } from '../../turn/commandText';
import type { Turn } from '../../turn/turn';
import type { OnePressOffer } from '../onePress';
import { titleOf } from './cardWords';
import type { FormCards } from './formCards';

/** Makes the small card from which one press creates what a command has said. */
export class OnePressCards {
  constructor(
    private readonly deck: CardDeck,
    private readonly forms: FormCards,
  ) {}

  /** Its first button is that of a form that is filled in, its second opens the form. */
  card(offer: OnePressOffer, turn: Turn, commandText: CommandText, origin?: FormOrigin): Card {
    const { kind, answers, guesses, defaults } = offer;
    const translator = this.forms.translatorOf(turn);
    const change = this.forms.plain.opening(kind, turn, commandText, origin);
    const data = {
      title: titleOf(kind, translator),
      name: answers[firstField(kind)] ?? '',
      lines: [...guesses.map((one) => readLine(one, translator, kind)), ...defaults.map(lineIn(translator, kind))],
      add: { ...change, ...answers, [ONE_PRESS]: true },
      change,
    };
    const card = this.deck.fill(`${kind.name}/onePress`, data, translator.code);
    return this.forms.filled.withAudienceOfForm(card, kind, turn);
  }
}

/** In the data of a button that creates what was read, and what its person has not seen on a form. */
const ONE_PRESS = 'onePress';
/** In the data of a card whose person has asked for the form already. */
export const OPENED = { opened: 'true' };

export function isOnePress(data: Readonly<Record<string, unknown>>): boolean {
  return String(data[ONE_PRESS]) === 'true';
}

export function isOpened({ opened }: Readonly<Record<string, unknown>>): boolean {
  return opened === OPENED.opened;
}

function readLine(guess: Guess, translator: Translator, kind: ObjectKind) {
  return { ...lineIn(translator, kind)(guess), source: translator.localize(say`from “${guess.words}”`) };
}

function lineIn(translator: Translator, { name }: ObjectKind) {
  return ({ label, shown }: Default) => ({
    label: translator.localize(label, name),
    shown: translator.localize(shown, name),
    source: '',
  });
}
