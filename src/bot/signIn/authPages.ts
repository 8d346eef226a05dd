import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import { type LocalizedText, say } from '../i18n/localizedText';
import type { Translator } from '../i18n/translator';
import type { Translators } from '../i18n/translators';
import type { AuthorizeUrls } from './authorizeUrl';
import { endPage, NOTIFY_SCRIPT, problemPage } from './authPageHtml';
import { readReturnedRefusal, refusalFields } from './entraRefusal';
import type { OneTimeKeys } from './oneTimeKeys';
import { EVERY_ANSWER, PAGE_HEADERS } from './pageHeaders';
import { redeemableText } from './redeemable';
import { refusalSentence } from './refusalRow';
import { newSignInCode } from './signInCode';
import type { SignInCookie } from './signInCookie';
import type { SignInLinks } from './signInLinks';

/** Characters. Entra's codes are about half as long. */
const LONGEST_CODE = 4_096;

const INCOMPLETE = say`This sign-in link is not complete. Go back to Teams and press the button again.`;
const EXPIRED = say`This sign-in link is more than ten minutes old. Go back to Teams and press the button again.`;
const UNREACHABLE = say`Microsoft's sign-in service does not answer. Close this window and try again in a minute.`;
const FOREIGN = say`This window does not belong to your sign-in. Close it, go back to Teams and press the button again.`;
const USED = say`This sign-in was used before. Close this window, go back to Teams and press the button again.`;

/** What the pages need. */
export interface AuthPageParts {
  /** Whose people may sign in. */
  readonly tenants: readonly string[];
  readonly links: SignInLinks;
  readonly cookie: SignInCookie;
  readonly urls: AuthorizeUrls;
  readonly keys: OneTimeKeys;
  readonly translators: Translators;
  /** The Teams JavaScript library. */
  teamsJs(): string;
  readonly log: Logger;
}

/**
 * The pages of the sign-in window: `/auth/start` leads to Microsoft, `/auth/end` hands Teams a one-time key for what came
 * back. Neither touches the store for an address that the bot has not signed.
 */
export class AuthPages {
  constructor(private readonly parts: AuthPageParts) {}

  addTo(server: Server): void {
    server.get('/auth/start', async (request: Request, response: Response) => {
      await this.start(request, response);
    });
    server.get('/auth/end', async (request: Request, response: Response) => {
      await this.end(request, response);
    });
    server.get('/auth/teams.js', async (_request: Request, response: Response) =>
      sendScript(response, this.parts.teamsJs()),
    );
    server.get('/auth/notify.js', async (_request: Request, response: Response) => sendScript(response, NOTIFY_SCRIPT));
  }

  private async start(request: Request, response: Response): Promise<void> {
    const { links, tenants, urls, cookie, log } = this.parts;
    const opened = links.open(new URLSearchParams(request.getQuery()).get('link') ?? '');
    const translator = this.translatorFor(request, typeof opened === 'object' ? opened.language : undefined);
    if (opened === 'expired') return sendProblem(response, 400, EXPIRED, translator);
    if (!opened || !tenants.includes(opened.tenantId)) return sendProblem(response, 400, INCOMPLETE, translator);
    const location = await urls.urlFor(opened).catch((error: unknown) => {
      log.error({ err: error }, 'The sign-in page cannot be opened');
    });
    if (!location) return sendProblem(response, 503, UNREACHABLE, translator);
    response.writeHead(302, {
      ...EVERY_ANSWER,
      location,
      'set-cookie': cookie.with(opened.secret, request.headers.cookie),
    });
    response.end();
  }

  private async end(request: Request, response: Response): Promise<void> {
    const { links, cookie, keys, log } = this.parts;
    const query = new URLSearchParams(request.getQuery());
    const state = query.get('state') ?? '';
    const returned = cookie.in(request.headers.cookie).flatMap((secret) => links.close(state, secret) ?? [])[0];
    const translator = this.translatorFor(request, returned?.language);
    if (!returned) return sendProblem(response, 400, FOREIGN, translator);
    const code = query.get('code') ?? '';
    if (code === '') {
      const refusal = readReturnedRefusal(query);
      log.warn({ person: returned.person, ...refusalFields(refusal) }, 'Entra sent somebody back without a code');
      return sendPage(
        response,
        200,
        endPage({ reason: refusal.error, why: refusal.number && refusalSentence(refusal) }, translator),
      );
    }
    if (code.length > LONGEST_CODE) {
      log.warn({ person: returned.person, characters: code.length }, 'A code was too long');
      return sendProblem(response, 400, FOREIGN, translator);
    }
    const signInCode = newSignInCode();
    const key = await keys.put(returned, redeemableText({ code, ...returned }), signInCode);
    if (!key) log.warn({ person: returned.person }, 'A sign-in came back twice');
    if (!key) return sendProblem(response, 400, USED, translator);
    log.info({ person: returned.person }, 'Entra sent somebody back with a code');
    sendPage(response, 200, endPage({ state: key, code: signInCode }, translator));
  }

  /** The language of Teams, which link and state carry past Microsoft's pages, before that of the browser. */
  private translatorFor({ headers }: Request, language: string | undefined): Translator {
    const [code] = /^[a-z]{2,3}\b/.exec(language || headers['accept-language'] || '') ?? [];
    return this.parts.translators.of(code);
  }
}

/** Restify logs the whole request when a handler returns something, so these return nothing. */
function sendPage(response: Response, status: number, html: string): void {
  response.writeHead(status, PAGE_HEADERS);
  response.end(html);
}

function sendProblem(response: Response, status: number, sentence: LocalizedText, translator: Translator): void {
  sendPage(response, status, problemPage(sentence, translator));
}

function sendScript(response: Response, script: string): void {
  response.writeHead(200, { ...EVERY_ANSWER, 'content-type': 'text/javascript; charset=utf-8' });
  response.end(script);
}
