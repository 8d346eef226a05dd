import type { Arguments, RedisLink, RedisNode } from './redisLink';
import type { Script } from './redisScripts';
import type { RedisServers } from './redisServers';
import { WaitRounds } from './waitRounds';

/** Carries out scripts; a write counts when every replica has it that the server is known to have. */
export class ReplicaGuard {
  private readonly rounds = new WeakMap<RedisNode, WaitRounds>();

  constructor(private readonly servers: RedisServers) {}

  /** Nothing new is begun while replicas are missing; what was begun goes on being written down. */
  async run(link: RedisLink, script: Script, options: Arguments): Promise<unknown> {
    const [key = ''] = options.keys;
    const wanted = script.hasWritten ? this.servers.replicasFor(key) : 0;
    if (wanted === 0) return evaluate(link, script, options);
    const node = await link.nodeFor(key);
    const rounds = this.roundsOf(node);
    if (script.begins) rounds.refuseWhileMissing();
    const { socketEpoch } = node;
    const reply = await evaluate(node, script, options);
    if (!script.hasWritten?.(reply)) return reply;
    await rounds.confirm(wanted);
    // Another connection would count replicas that may lack what was written on this one.
    if (node.socketEpoch !== socketEpoch) throw new Error('The connection to Redis broke before replicas answered.');
    return reply;
  }

  private roundsOf(node: RedisNode): WaitRounds {
    const rounds = this.rounds.get(node) ?? new WaitRounds(node);
    this.rounds.set(node, rounds);
    return rounds;
  }
}

/** A server needs the source of a script once. */
async function evaluate(
  at: Pick<RedisNode, 'evalSha' | 'eval'>,
  { source, sha }: Script,
  options: Arguments,
): Promise<unknown> {
  try {
    return await at.evalSha(sha, options);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return at.eval(source, options);
  }
}
