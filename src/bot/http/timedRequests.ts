import type { Dispatcher } from 'undici';
import type { Steps } from './steps';

/** Writes each request that leaves the process as a step: where to, without its query, and what came of it. */
export function timedRequests(steps: Steps): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => {
    const path = options.path.split('?')[0];
    const { hostname, origin } = new URL(String(options.origin));
    const done = steps.begun(`${options.method} ${hostname}`, origin);
    return dispatch(
      options,
      timed(handler, (status) => done({ path, status })),
    );
  };
}

/** `done` gets the status, 0 where no answer came. */
function timed(handler: Dispatcher.DispatchHandler, done: (status: number) => void): Dispatcher.DispatchHandler {
  let answered = 0;
  return {
    onRequestStart: (...start) => handler.onRequestStart?.(...start),
    onRequestUpgrade: (...upgrade) => handler.onRequestUpgrade?.(...upgrade),
    onResponseStart: (controller, status, ...more) => {
      answered = status;
      handler.onResponseStart?.(controller, status, ...more);
    },
    onResponseData: (...data) => handler.onResponseData?.(...data),
    onResponseEnd: (...end) => {
      done(answered);
      handler.onResponseEnd?.(...end);
    },
    onResponseError: (...failure) => {
      done(answered);
      handler.onResponseError?.(...failure);
    },
  };
}
