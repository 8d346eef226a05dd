import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { OnBehalf } from './onBehalf';

/** Attaches the person's token. The Graph client's own handler drops it for every host but Microsoft's. */
export class Authentication implements Middleware {
  constructor(private readonly next: Middleware) {}

  async execute(context: Context): Promise<void> {
    const acting = context.middlewareControl?.getMiddlewareOptions(OnBehalf);
    if (!(acting instanceof OnBehalf)) throw new Error('A Graph request needs somebody to act for.');
    const authorization = `Bearer ${acting.token}`;
    context.options = { ...context.options, headers: { ...context.options?.headers, authorization } };
    await this.next.execute(context);
  }
}
