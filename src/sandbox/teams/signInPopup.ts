import type { User } from '../tenant';

const mostSteps = 15;

/** How a person behaves in the browser. */
export interface Browsing {
  /** Whether they accept what the app wishes for. */
  readonly accepts: boolean;
  /** The account that they choose, where it is another than theirs in Teams. */
  readonly account?: User | undefined;
  /** Whether they turn the app's wish down, and say so. */
  readonly decline?: boolean | undefined;
}

/** What the last page leaves: what it hands to Teams, and the short code that it shows where nobody hears that. */
export interface PopupEnd {
  readonly state: string;
  readonly code: string | undefined;
}

/**
 * Does what a person does in the sign-in popup, without a browser: follows redirects with a cookie jar, picks the
 * account, accepts. Returns what the last page hands to Teams; throws with what that page says when there is nothing.
 * Undefined where the person is asked to consent and does not accept.
 */
export async function signInByPopup(
  user: User,
  startUrl: string,
  browsing: Browsing = { accepts: true },
): Promise<PopupEnd | undefined> {
  const cookies = new Map<string, Map<string, string>>();
  let request: Step = { url: startUrl };
  for (let step = 0; step < mostSteps; step += 1) {
    const response = await load(request, cookies);
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location) {
      request = { url: asChosen(new URL(location, request.url), browsing) };
      continue;
    }
    const html = await response.text();
    const state = /<body[^>]*\sdata-state="([^"]+)"/.exec(html)?.[1];
    if (state) return { state, code: /\sdata-code="([^"]+)"/.exec(html)?.[1] };
    if (!browsing.accepts && !browsing.decline && html.includes('name="accept"')) return undefined;
    const form = answerTo(html, browsing.account ?? user, browsing);
    if (!form) throw new Error(`The sign-in popup came to an end at ${request.url}: ${textOf(html)}`);
    request = { url: request.url, form };
  }
  throw new Error(`The sign-in popup did not come to an end within ${mostSteps} pages.`);
}

interface Step {
  url: string;
  form?: URLSearchParams;
}

async function load({ url, form }: Step, cookies: Map<string, Map<string, string>>): Promise<Response> {
  const { host } = new URL(url);
  const jar = cookies.get(host) ?? new Map<string, string>();
  cookies.set(host, jar);
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const post = form ? { method: 'POST', body: form } : {};
  const response = await fetch(url, { ...post, headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
  for (const line of response.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) jar.set(name, value);
  }
  return response;
}

/** Whoever chooses another account does so on the page, whatever the hint says. */
function asChosen(url: URL, { account }: Browsing): string {
  if (account) url.searchParams.delete('login_hint');
  return url.href;
}

/** The consent page and the account picker of Entra; undefined for any other page. */
function answerTo(html: string, user: User, { decline }: Browsing): URLSearchParams | undefined {
  const login_hint = user.userPrincipalName;
  if (html.includes('name="accept"')) return new URLSearchParams({ login_hint, accept: String(!decline) });
  if (html.includes('name="login_hint"')) return new URLSearchParams({ login_hint });
  return undefined;
}

function textOf(html: string): string {
  const body = html.replace(/<head[\s\S]*?<\/head>|<script[\s\S]*?<\/script>|<[^>]+>/g, ' ');
  return body.replace(/\s+/g, ' ').trim().slice(0, 300);
}
