import './adaptiveCards.js';
import type { ActivityResponse, IActivityRequest } from 'adaptivecards';
import type { InvokeAnswer } from '../contract.js';

/** The OAuthCard content of a login request. */
export interface LoginRequest {
  text?: string;
  connectionName: string;
  tokenExchangeResource?: { id: string; uri?: string };
  buttons: readonly { type: string; title?: string; value?: string }[];
}

/** How often a press may be sent: at first, with the silent token, and after signing in. */
const mostAttempts = 3;

export function failure(request: IActivityRequest, sentence: string): ActivityResponse {
  return new AdaptiveCards.ErrorResponse(request, new AdaptiveCards.ActivityRequestError(undefined, sentence));
}

export function success(request: IActivityRequest, content: unknown): ActivityResponse {
  // The applet parses every answer as JSON, a bare sentence too.
  return new AdaptiveCards.SuccessResponse(request, JSON.stringify(content));
}

/** A login request in the applet's words; without a silent token when `silent` is false. */
export function login(request: IActivityRequest, asked: LoginRequest, silent: boolean): ActivityResponse {
  if (request.attemptNumber > mostAttempts) {
    // The applet would end with an alert and leave the card covered.
    return failure(request, 'Signing in did not succeed. Press the button again to start over.');
  }
  const { tokenExchangeResource, ...rest } = asked;
  const authentication = new AdaptiveCards.Authentication();
  authentication.parse(silent && tokenExchangeResource ? { ...rest, tokenExchangeResource } : rest);
  const response = new AdaptiveCards.LoginRequestResponse(request, authentication);
  if (response.signinButton || response.tokenExchangeResource) return response;
  return failure(request, 'The bot asks for a sign-in but gave no button of type "signin" with an absolute address.');
}

/**
 * The bot's answer to a press, as Teams reads it (facts: "Universal Actions for Adaptive Cards", response table).
 * @param known The login request that this press was answered with before.
 */
export function readAnswer(
  request: IActivityRequest,
  answer: InvokeAnswer,
  known: LoginRequest | undefined,
): ActivityResponse {
  if (answer.error) return failure(request, answer.error);
  const { type, value } = typed(answer.body);
  switch (type) {
    case 'application/vnd.microsoft.card.adaptive':
      return isCard(value) ? success(request, value) : failure(request, 'The bot sent an unreadable card.');
    case 'application/vnd.microsoft.activity.message':
      return success(request, String(value));
    case 'application/vnd.microsoft.activity.loginRequest':
      return isLoginRequest(value)
        ? login(request, value, true)
        : failure(request, 'The bot sent an unreadable login request.');
    case 'application/vnd.microsoft.error.preconditionFailed':
    case 'application/vnd.microsoft.error.invalidAuthCode':
      return known
        ? login(request, known, false)
        : failure(request, 'The bot refused a sign-in that it never asked for.');
    default:
      return failure(request, messageOf(value));
  }
}

export function isLoginRequest(value: unknown): value is LoginRequest {
  return (
    typeof value === 'object' &&
    value !== null &&
    'connectionName' in value &&
    'buttons' in value &&
    Array.isArray(value.buttons)
  );
}

/** `type` and `value` of the answer's body. */
export function typed(body: unknown): { type: unknown; value: unknown } {
  if (typeof body !== 'object' || body === null) return { type: undefined, value: undefined };
  return { type: 'type' in body ? body.type : undefined, value: 'value' in body ? body.value : undefined };
}

function isCard(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'AdaptiveCard';
}

function messageOf(value: unknown): string {
  const told = typeof value === 'object' && value !== null && 'message' in value && value.message;
  return typeof told === 'string' ? told : 'Something went wrong. Please try again.';
}
