import { type Context, GraphClientError, type Middleware } from '@microsoft/microsoft-graph-client';
import { OnBehalf } from './onBehalf';

/** Attaches the person's token. The Graph client's own handler drops it for every host but Microsoft's. */
export class Authentication implements Middleware {
  private next: Middleware | undefined;

  setNext(next: Middleware): void {
    this.next = next;
  }

  async execute(context: Context): Promise<void> {
    const acting = context.middlewareControl?.getMiddlewareOptions(OnBehalf);
    if (!(acting instanceof OnBehalf)) throw new Error('A Graph request needs somebody to act for.');
    const token = await acting.token().catch(passOn);
    context.options = {
      ...context.options,
      headers: { ...context.options?.headers, authorization: `Bearer ${token}` },
    };
    await this.next?.execute(context);
  }
}

/** An error about signing in must reach the caller as it is; the Graph client wraps all but its own. */
function passOn(error: unknown): never {
  const carrier = new GraphClientError('No token');
  carrier.customError = error;
  throw carrier;
}
