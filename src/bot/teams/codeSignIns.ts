import type { Logger } from 'pino';
import type { Presses } from '../conversation/presses';
import { type LocalizedText, say } from '../i18n/localizedText';
import { Blocked, CodeRefused, type People } from '../signIn/people';
import { refusalSentence } from '../signIn/refusalRow';
import { BadToken } from '../signIn/teamsTokens';
import { WrongAccount } from '../signIn/wrongAccount';
import type { Turn } from '../turn/turn';
import { BLOCKED } from './cardActions';
import { wrongAccount } from './signInSentences';
import type { Submits } from './submits';
import type { Updates } from './updates';
import type { WaitingPresses } from './waitingPresses';

const OUT_OF_DATE = say`This code is not good, or not any more: each is good once, for ten minutes, and for whoever has signed in. Press the button again to get a new one.`;
const FORM_IS_THERE = say`You are signed in. Your form is where you pressed the button.`;
const FORM_IS_OURS = say`You are signed in. Your form is in our own chat.`;
const PRESS_AGAIN = say`You are signed in. Press the button again.`;

/** Takes the code that a sign-in window shows where Teams does not hear how it has ended. */
export class CodeSignIns {
  constructor(
    private readonly people: People,
    private readonly presses: Presses,
    private readonly submits: Submits,
    private readonly waiting: WaitingPresses,
    private readonly updates: Updates,
    private readonly log: Logger,
  ) {}

  /** Admits the person, and lets the card of the press that waits for them change: for them alone, by its refresh. */
  async answer(code: string, turn: Turn, keep: (work: Promise<void>) => void): Promise<LocalizedText> {
    const refused = await this.admit(code, turn);
    if (refused) return refused;
    if (await this.submits.onSignedIn(turn, undefined, keep)) return FORM_IS_OURS;
    const waiting = await this.waiting.take(turn);
    const card = waiting && (await this.presses.invitationAgain(waiting.press, waiting.turn));
    if (!waiting || !card) return PRESS_AGAIN;
    await this.updates.showLater(waiting.turn, card);
    return FORM_IS_THERE;
  }

  private async admit(code: string, turn: Turn): Promise<LocalizedText | undefined> {
    try {
      await this.people.admitByCode(code, turn);
      return undefined;
    } catch (error) {
      if (error instanceof Blocked) return BLOCKED.say;
      if (error instanceof CodeRefused) return refusalSentence(error.refusal);
      if (!(error instanceof BadToken || error instanceof WrongAccount)) throw error;
      this.log.warn({ person: turn.requester.id, reason: error.message }, 'A sign-in was refused');
      return error instanceof WrongAccount ? wrongAccount(error, turn) : OUT_OF_DATE;
    }
  }
}
