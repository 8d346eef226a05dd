import type { User } from '../tenant';

interface Viewer {
  user: User;
  controller: ReadableStreamDefaultController<Uint8Array>;
}

/** Server-sent events to every open chat page. */
export class Events {
  private readonly viewers = new Set<Viewer>();
  private readonly encoder = new TextEncoder();

  /** Sends an event to each open page; `dataFor` says what its user may see, undefined for nothing. */
  publish(name: string, dataFor: (user: User) => unknown): void {
    for (const { user, controller } of this.viewers) {
      const data = dataFor(user);
      if (data !== undefined) {
        controller.enqueue(this.encoder.encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`));
      }
    }
  }

  /** An endless text/event-stream answer for this user; it ends when the page goes away or on `close`. */
  streamTo(user: User): Response {
    let leave = () => {};
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const viewer = { user, controller };
        this.viewers.add(viewer);
        leave = () => this.viewers.delete(viewer);
        controller.enqueue(this.encoder.encode(': connected\n\n'));
      },
      cancel: () => leave(),
    });
    return new Response(stream, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
  }

  /** Ends every stream, so that the server can stop. */
  close(): void {
    for (const { controller } of this.viewers) controller.close();
    this.viewers.clear();
  }
}
