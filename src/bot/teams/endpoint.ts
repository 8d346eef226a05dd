import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import { Admission } from '../http/admission';
import { Overloaded, OverloadLog } from '../http/overload';
import { refuse } from '../http/refuse';
import type { Steps } from '../http/steps';
import { say } from '../i18n/localizedText';
import { type Activity, type ActivityTurn, textMessage } from './activity';
import { activityOf } from './activityOf';
import type { Bot } from './bot';
import { apology } from './cardActions';
import { ConnectorProblem } from './connectorProblem';
import { Unanswered } from './deliveries';
import { type Gate, Refused } from './gate';
import { BodyProblem, checkHeaders, readBody } from './readBody';
import type { TeamsAdapter } from './teamsAdapter';

const TOO_BIG = say`That is more than Teams takes in one message. Send it in parts.`;
/** Seconds after which whoever was refused for want of time should come again. */
const RETRY_AFTER = '3';
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** `POST /api/messages`: the token, the body, what the token says of it, then the SDK. Whatever goes wrong, nobody outside learns more than a status. */
export class Endpoint {
  private readonly overload: OverloadLog;

  constructor(
    private readonly gate: Gate,
    private readonly adapter: TeamsAdapter,
    private readonly bot: Bot,
    private readonly steps: Steps,
    private readonly log: Logger,
    private readonly admission = new Admission(),
  ) {
    this.overload = new OverloadLog(log);
    adapter.onError((turn, error) => this.apologise(turn, error));
  }

  addTo(server: Server): void {
    // Restify logs the whole request, token included, when a handler returns something; this one returns nothing.
    server.post('/api/messages', async (request: Request, response: Response) => {
      await this.steps.turn(async () => {
        const activity = await this.steps.step('gate', () => this.admitted(request, response));
        if (activity) await this.steps.step('turn', () => this.answer(activity, response));
      });
    });
  }

  private async answer(activity: Activity, response: Response): Promise<void> {
    const answer = await this.adapter.take(activity, (turn) => this.bot.run(turn)).catch(unanswered);
    if (answer instanceof Unanswered) {
      response.writeHead(503, { 'retry-after': RETRY_AFTER, 'content-length': '0' });
      return void response.end();
    }
    const body = answer?.body === undefined ? '' : JSON.stringify(answer.body);
    response.writeHead(answer?.status ?? 200, { ...JSON_TYPE, 'content-length': String(Buffer.byteLength(body)) });
    response.end(body);
  }

  private async admitted(request: Request, response: Response): Promise<Activity | undefined> {
    try {
      if (this.admission.isOver) throw new Overloaded();
      checkHeaders(request.headers);
      const claims = await this.gate.claimsOf(request.headers.authorization);
      if (!(await this.admission.enter())) throw new Overloaded();
      const body = await readBody(request);
      this.gate.admit(claims, body);
      const activity = activityOf(body);
      if (!activity) throw new BodyProblem(400, 'Send an activity.');
      return activity;
    } catch (error) {
      refuse(
        request,
        response,
        this.statusOf(error),
        error instanceof Overloaded ? { 'retry-after': RETRY_AFTER } : {},
      );
      return undefined;
    }
  }

  private statusOf(error: unknown): number {
    if (error instanceof Refused) {
      this.log.warn({ reason: error.message }, 'A request was refused');
      return 401;
    }
    if (error instanceof BodyProblem) return error.status;
    if (error instanceof Overloaded) {
      this.overload.tell();
      return 503;
    }
    this.log.error({ err: error }, 'The keys of the channel cannot be had');
    return 503;
  }

  /** Throws `Unanswered` where Teams shall deliver the message again, as nothing has been said to it. */
  private async apologise(turn: ActivityTurn, error: Error): Promise<void> {
    if (error instanceof Unanswered) throw error;
    // Where a message did not get through, or perhaps did, another one would not help.
    if (error instanceof ConnectorProblem && error.fate !== 'refused') {
      this.log.warn({ status: error.status, code: error.code }, 'A message could not be sent');
      if (error.fate === 'gone' || error.fate === 'missing') return;
      throw new Unanswered(error.message);
    }
    const words = isTooBig(error) ? TOO_BIG : apology(this.log, error);
    if (turn.activity.type !== 'message') return;
    await turn.send(textMessage(this.bot.localize(words, turn.activity))).catch((again: unknown) => {
      this.log.warn({ err: again }, 'No apology could be sent');
      throw new Unanswered('No apology could be sent.');
    });
  }
}

function isTooBig(error: Error): boolean {
  return error instanceof ConnectorProblem && error.status === 413;
}

/** Any other error is a bug. */
function unanswered(error: unknown): Unanswered {
  if (error instanceof Unanswered) return error;
  throw error;
}
