import { createHash, createHmac, randomBytes } from 'node:crypto';
import { textOf } from '../json/json';
import { SignedTexts } from './signedTexts';

/** What a press asks a sign-in page for. */
export interface SignInRequest {
  readonly tenantId: string;
  /** Object id of whoever pressed: only they can use what comes of it. */
  readonly person: string;
  readonly permissions: readonly string[];
  /** As Graph's challenge said them; '' for none. */
  readonly claims: string;
  /** '' where it is not known yet. */
  readonly signInName: string;
  readonly language: string;
  /** Pages that have brought another account than this person's before this one. */
  readonly wrongAccounts: number;
  /** Pages that were opened for this press before this one. */
  readonly tries: number;
}

/** What a sign-in is known by: one press, one link, one code. */
export interface SignInTicket
  extends Pick<SignInRequest, 'tenantId' | 'person' | 'language' | 'wrongAccounts' | 'tries'> {
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly issued: number;
}

/** A link that was opened in a browser, whose cookie is the `secret`. */
export interface OpenedLink extends SignInRequest {
  readonly state: string;
  readonly secret: string;
  readonly challenge: string;
}

const TEN_MINUTES = 10 * 60 * 1000;
const SECRET = /^[\w-]{43}$/;

/**
 * Sign-in links, which a press is answered with, and the states that come back from Entra: both are signed, and good for ten
 * minutes after the press. A state is bound to its link, with the permissions and claims in it, and to the browser that has
 * opened the link.
 */
export class SignInLinks {
  private readonly links: SignedTexts;
  private readonly states: SignedTexts;

  constructor(
    formKeys: readonly [string, ...string[]],
    private readonly now: () => number = Date.now,
  ) {
    this.links = new SignedTexts(formKeys, 'sign-in link');
    this.states = new SignedTexts(formKeys, 'sign-in state');
  }

  linkFor({ permissions, ...request }: SignInRequest): string {
    const nonce = randomBytes(16).toString('base64url');
    return this.links.sign({ ...request, permissions: permissions.join(' '), nonce, issued: this.now() });
  }

  /** Undefined for a link that is not ours. */
  open(link: string): OpenedLink | 'expired' | undefined {
    const record = this.links.open(link);
    if (!record) return undefined;
    const ticket = this.ticketIn(record);
    if (!ticket) return 'expired';
    const secret = randomBytes(32).toString('base64url');
    const state = this.states.sign({ ...ticket, link: hashOf(link) }, hashOf(secret));
    const permissions = textOf(record.permissions).split(' ').filter(Boolean);
    const asked = { permissions, claims: textOf(record.claims), signInName: textOf(record.signInName) };
    return { ...ticket, ...asked, state, secret, challenge: hashOf(verifierOf(ticket.nonce, secret)) };
  }

  /** Undefined for a state that is not ours, too old, or of another browser; `verifier` proves the state's code to be ours. */
  close(state: string, secret: string): (SignInTicket & { readonly verifier: string }) | undefined {
    const record = SECRET.test(secret) ? this.states.open(state, hashOf(secret)) : undefined;
    const ticket = record && this.ticketIn(record);
    return ticket && { ...ticket, verifier: verifierOf(ticket.nonce, secret) };
  }

  /** Undefined for one that has had its time. */
  private ticketIn(record: Readonly<Record<string, unknown>>): SignInTicket | undefined {
    const [issued, wrongAccounts] = [Number(record.issued), Number(record.wrongAccounts)];
    if (!(issued + TEN_MINUTES > this.now())) return undefined;
    const [tenantId, person, language] = [textOf(record.tenantId), textOf(record.person), textOf(record.language)];
    const tries = Number(record.tries) || 0;
    return { tenantId, person, language, nonce: textOf(record.nonce), issued, wrongAccounts, tries };
  }
}

/** PKCE, RFC 7636: made of what only the browser and the link know, so that it is kept nowhere on the way. */
function verifierOf(nonce: string, secret: string): string {
  return createHmac('sha256', secret).update(`code verifier ${nonce}`).digest('base64url');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
