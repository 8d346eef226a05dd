/** One entry of `error.details`; `message` is missing in some of Graph's own answers. */
export interface ErrorDetail {
  readonly code: string;
  readonly target: string;
  readonly message?: string;
}

interface More {
  readonly details?: readonly ErrorDetail[];
  /** Goes into `innerError` beside date and ids, such as To Do's `code: InvalidModel`. */
  readonly inner?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 412 | 422 | 500;

/** A refusal of Graph; `graph.ts` makes the answer of it. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  constructor(
    readonly status: ErrorStatus,
    readonly code: string,
    message: string,
    readonly more: More = {},
  ) {
    super(message);
  }
}

/** The ids under which one call is known to the caller and to support. */
export interface CallIds {
  readonly 'request-id': string;
  readonly 'client-request-id': string;
}

/** The body that every error answer of Graph has. */
export function errorBody(error: Pick<GraphError, 'code' | 'message' | 'more'>, ids: CallIds): object {
  const { details, inner } = error.more;
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(details !== undefined && { details }),
      innerError: { ...inner, date: new Date().toISOString().slice(0, 19), ...ids },
    },
  };
}
