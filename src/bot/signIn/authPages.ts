import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import { say } from '../i18n/localizedText';
import type { Translator } from '../i18n/translator';
import type { Translators } from '../i18n/translators';
import type { AuthorizeUrls } from './authorizeUrl';
import { endPage, NOTIFY_SCRIPT, problemPage } from './authPageHtml';
import type { OneTimeKeys } from './oneTimeKeys';
import type { Registration } from './registration';

const COOKIE = 'muster-sign-in';
const TEN_MINUTES = 600;

const INCOMPLETE = say`This sign-in link is not complete. Go back to Teams and press the button again.`;
const UNREACHABLE = say`Microsoft's sign-in service does not answer. Close this window and try again in a minute.`;
const FOREIGN = say`This window does not belong to your sign-in. Close it, go back to Teams and press the button again.`;

export interface SignInRules {
  readonly tenants: readonly string[];
  readonly permissions: readonly string[];
}

/** The pages of the sign-in window: `/auth/start` leads to Microsoft, `/auth/end` hands Teams a one-time key for what came back. */
export class AuthPages {
  private readonly teamsJs = readFileSync(
    require.resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js'),
    'utf8',
  );

  constructor(
    private readonly registration: Registration,
    private readonly rules: SignInRules,
    private readonly urls: AuthorizeUrls,
    private readonly keys: OneTimeKeys,
    private readonly translators: Translators,
    private readonly log: Logger,
  ) {}

  addTo(server: Server): void {
    server.get('/auth/start', async (request: Request, response: Response) => {
      await this.start(request, response);
    });
    server.get('/auth/end', async (request: Request, response: Response) => {
      await this.end(request, response);
    });
    server.get('/auth/teams.js', async (_request: Request, response: Response) => sendScript(response, this.teamsJs));
    server.get('/auth/notify.js', async (_request: Request, response: Response) => sendScript(response, NOTIFY_SCRIPT));
  }

  private async start(request: Request, response: Response): Promise<void> {
    const query = new URLSearchParams(request.getQuery());
    const translator = this.translatorFor(request, query.get('language'));
    const tenantId = query.get('tenant') ?? '';
    const permissions = (query.get('permissions') ?? '')
      .split(' ')
      .filter((name) => this.rules.permissions.includes(name));
    if (!this.rules.tenants.includes(tenantId)) {
      return sendPage(response, 400, problemPage(INCOMPLETE, translator));
    }
    const state = `${randomBytes(16).toString('base64url')}.${translator.code}`;
    const asked = {
      tenantId,
      permissions,
      signInName: query.get('hint') ?? '',
      claims: query.get('claims') ?? '',
      state,
    };
    const location = await this.urls.urlFor(asked).catch((error: unknown) => {
      this.log.error({ err: error }, 'The sign-in page cannot be opened');
    });
    if (!location) {
      return sendPage(response, 503, problemPage(UNREACHABLE, translator));
    }
    const secure = this.registration.publicUrl.startsWith('https:') ? '; Secure' : '';
    response.writeHead(302, {
      location,
      'set-cookie': `${COOKIE}=${state}; Path=/auth; HttpOnly; SameSite=Lax; Max-Age=${TEN_MINUTES}${secure}`,
      'cache-control': 'no-store',
    });
    response.end();
  }

  private async end(request: Request, response: Response): Promise<void> {
    const query = new URLSearchParams(request.getQuery());
    const [state, code] = [query.get('state') ?? '', query.get('code')];
    const translator = this.translatorFor(request, state.split('.')[1]);
    if (!sameText(state, cookieOf(request))) return sendPage(response, 400, problemPage(FOREIGN, translator));
    if (!code) {
      return sendPage(response, 200, endPage({ reason: query.get('error') ?? 'cancelled' }, translator));
    }
    sendPage(response, 200, endPage({ state: await this.keys.put(code) }, translator));
  }

  /** The language of Teams, which the state carries past Microsoft's pages, before that of the browser. */
  private translatorFor({ headers }: Request, language: string | null | undefined): Translator {
    const [code] = /^[a-z]{2,3}\b/.exec(language || headers['accept-language'] || '') ?? [];
    return this.translators.of(code);
  }
}

/** Restify logs the whole request when a handler returns something, so these return nothing. */
function sendPage(response: Response, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(html);
}

function sendScript(response: Response, script: string): void {
  response.writeHead(200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=86400',
  });
  response.end(script);
}

function cookieOf(request: Request): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length > 0 && left.length === right.length && timingSafeEqual(left, right);
}
