import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { ValueSeal } from '../../src/bot/state/valueSeal';

/** What the ledger does in the store; `look` is everything that writes nothing of it. */
export type Step = 'claim' | 'writeAhead' | 'release' | 'record' | 'look';

/** `hold`: the call goes no further. `mute`: the call is carried out, and nobody hears of it. */
export type Fate = 'pass' | 'hold' | 'mute';

/** Carries one bot's calls to Redis and can stop between any two steps of its ledger. */
export class StoreWire {
  /** Asked at each step. */
  at: (step: Step) => Fate = () => 'pass';
  private readonly ends: [Socket, Socket][] = [];
  private held: (() => void)[] = [];

  private constructor(
    private readonly server: Server,
    readonly port: number,
    private readonly redisPort: number,
    private readonly seal: ValueSeal,
  ) {}

  static async to(redisPort: number, seal: ValueSeal): Promise<StoreWire> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const wire = new StoreWire(server, typeof address === 'object' && address ? address.port : 0, redisPort, seal);
    server.on('connection', (near) => wire.join(near));
    return wire;
  }

  /** Everything that was held or muted goes on its way. */
  letGo(): void {
    this.at = () => 'pass';
    for (const goOn of this.held.splice(0)) goOn();
  }

  async close(): Promise<void> {
    for (const end of this.ends.flat()) end.destroy();
    await once(this.server.close(), 'close');
  }

  private join(near: Socket): void {
    const far = connect(this.redisPort, '127.0.0.1');
    this.ends.push([near, far]);
    for (const end of [near, far])
      end.on('error', () => undefined).on('close', () => [near, far].map((one) => one.destroy()));
    far.pipe(near);
    let unread = Buffer.alloc(0);
    let isHeld = false;
    const forward = () => {
      for (let call = callIn(unread); call && !isHeld; call = callIn(unread)) {
        const fate = this.at(stepOf(call.words, this.seal));
        if (fate === 'hold') isHeld = true;
        if (fate === 'hold') this.held.push(() => forwardAgain());
        if (fate === 'mute') far.unpipe(near);
        if (fate === 'mute') this.held.push(() => far.pipe(near));
        if (isHeld) return;
        far.write(unread.subarray(0, call.end));
        unread = unread.subarray(call.end);
      }
    };
    const forwardAgain = () => {
      isHeld = false;
      forward();
    };
    near.on('data', (part) => {
      unread = Buffer.concat([unread, part]);
      forward();
    });
  }
}

/** The first call of a stretch of Redis' protocol, `*2\r\n$3\r\nGET\r\n$1\r\nk\r\n`, where it is whole. */
function callIn(bytes: Buffer): { words: string[]; end: number } | undefined {
  let end = 0;
  const numberAfter = (sign: string) => {
    const stop = bytes.indexOf('\r\n', end);
    const line = bytes.toString('latin1', end, stop);
    if (stop < 0 || !line.startsWith(sign)) return undefined;
    end = stop + 2;
    return Number(line.slice(1));
  };
  const words: string[] = [];
  for (let left = numberAfter('*'); left !== undefined; left--) {
    if (left === 0) return { words, end };
    const length = numberAfter('$');
    if (length === undefined || bytes.length < end + length + 2) return undefined;
    words.push(bytes.toString('utf8', end, end + length));
    end += length + 2;
  }
  return undefined;
}

/** A script call: `EVALSHA`, which, 3, three keys, then the ledger's key, the page, its version, its lifetimes and, to replace a page, the version read. */
function stepOf([, , , , , , key = '', page = '', , , , read]: readonly string[], seal: ValueSeal): Step {
  if (!key.startsWith('create:') || page === '') return 'look';
  if (read === undefined) return 'claim';
  const { state, lease } = JSON.parse(seal.open(key, page) ?? '');
  if (state === 'created') return 'record';
  return lease === 0 ? 'release' : 'writeAhead';
}
