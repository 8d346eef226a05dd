import type { User } from '../tenant';

const mostSteps = 15;

/**
 * Does what a person does in the sign-in popup, without a browser: follows redirects with a cookie jar, picks the
 * account, accepts. Returns what the last page hands to Teams; throws with what that page says when there is nothing.
 * Undefined where the person is asked to consent and does not accept.
 */
export async function signInByPopup(user: User, startUrl: string, accepts = true): Promise<string | undefined> {
  const cookies = new Map<string, Map<string, string>>();
  let request: Step = { url: startUrl };
  for (let step = 0; step < mostSteps; step += 1) {
    const response = await load(request, cookies);
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location) {
      request = { url: new URL(location, request.url).href };
      continue;
    }
    const html = await response.text();
    const state = /<body[^>]*\sdata-state="([^"]+)"/.exec(html)?.[1];
    if (state) return state;
    if (!accepts && html.includes('name="accept"')) return undefined;
    const form = answerTo(html, user);
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

/** The consent page and the account picker of Entra; undefined for any other page. */
function answerTo(html: string, user: User): URLSearchParams | undefined {
  const login_hint = user.userPrincipalName;
  if (html.includes('name="accept"')) return new URLSearchParams({ login_hint, accept: 'true' });
  if (html.includes('name="login_hint"')) return new URLSearchParams({ login_hint });
  return undefined;
}

function textOf(html: string): string {
  const body = html.replace(/<head[\s\S]*?<\/head>|<script[\s\S]*?<\/script>|<[^>]+>/g, ' ');
  return body.replace(/\s+/g, ' ').trim().slice(0, 300);
}
