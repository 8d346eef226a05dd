import type * as Library from 'adaptivecards';

declare global {
  /** The `adaptivecards` package, loaded by index.html as a plain script. */
  const AdaptiveCards: typeof Library;
}

/** Whether the request is a press or a refresh; the others are searches in a choice set. */
export function isPress(request: Library.IActivityRequest): boolean {
  return request.action instanceof AdaptiveCards.ExecuteAction;
}
