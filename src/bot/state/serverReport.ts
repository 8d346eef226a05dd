import { ErrorReply } from '@redis/client';
import { recordOf, textOf } from '../json/json';
import type { RedisNode } from './redisLink';

/** What a Redis server says of itself. */
export interface ServerReport {
  /** Another one after each start; '' where it does not say. */
  readonly id: string;
  readonly replicas: number;
  /** Whether it can lose what it has confirmed, as far as it says. */
  readonly canLose: boolean;
  /** What should be otherwise, each with its remedy. */
  readonly warnings: readonly string[];
}

const FORBIDDEN =
  'Redis does not let the bot ask whether it can lose what it confirms (INFO and CONFIG GET), so the bot takes it that it ' +
  'can. Allow +info and +config|get to its user, or ask whoever runs the server for “appendonly yes”, “appendfsync always” ' +
  'and “maxmemory-policy noeviction”.';

/** Asks the server; what is forbidden there counts as the worse. */
export async function serverReport(node: RedisNode): Promise<ServerReport> {
  const [info, config, waited] = await Promise.all([
    answerTo(node, ['INFO']),
    answerTo(node, ['CONFIG', 'GET', 'appendfsync']),
    answerTo(node, ['WAIT', '0', '0']),
  ]);
  const said = linesIn(textOf(info));
  // Where INFO is forbidden, those that have what this connection has written last.
  const replicas = Math.max(Number(waited ?? 0), onlineIn(textOf(info)));
  const problems = info === undefined || config === undefined ? [FORBIDDEN] : durabilityProblems(said, fsyncIn(config));
  const warnings = [...problems, ...roomProblems(said), ...replicaProblems(replicas, waited !== undefined)];
  return {
    id: said.get('run_id') ?? '',
    replicas,
    canLose: problems.length > 0 || replicas > 0 || said.get('connected_slaves') !== '0',
    warnings,
  };
}

function durabilityProblems(said: ReadonlyMap<string, string>, fsync: string): string[] {
  const policy = said.get('maxmemory_policy') ?? 'unknown';
  const evicts =
    policy !== 'noeviction' &&
    `Redis throws entries away when it is full (maxmemory-policy is ${policy}), and what was created could be created again. Set maxmemory-policy to noeviction.`;
  const forgets =
    said.get('aof_enabled') !== '1' &&
    'Redis forgets what it has confirmed when it ends (appendonly is no). Set appendonly to yes.';
  const late =
    fsync !== 'always' &&
    `Redis confirms what is not on its disk yet (appendfsync is ${fsync}). Set appendfsync to always.`;
  return [evicts, forgets, late].filter((problem) => problem !== false);
}

function roomProblems(said: ReadonlyMap<string, string>): string[] {
  if (said.get('maxmemory') !== '0') return [];
  return [
    'Redis has no bound for what it keeps (maxmemory is 0), and ends when its machine or container has no more room. Set maxmemory to some less than that.',
  ];
}

function replicaProblems(replicas: number, waits: boolean): string[] {
  if (replicas === 0) return [];
  const count = replicas === 1 ? '1 replica' : `${replicas} replicas`;
  const beginning = `Redis has ${count}, and one that lags may take its place`;
  return waits
    ? [`${beginning}: the bot waits until each write has arrived there. Set min-replicas-to-write to 1 as well.`]
    : [`${beginning}, but the bot may not wait for it. Allow +wait to its user, and set min-replicas-to-write to 1.`];
}

/** Undefined where the server refuses to answer. */
async function answerTo(node: RedisNode, command: string[]): Promise<unknown> {
  try {
    return await node.sendCommand(command);
  } catch (error) {
    if (error instanceof ErrorReply) return undefined;
    throw error;
  }
}

/** As a list or as a map, by the version of the protocol. */
function fsyncIn(config: unknown): string {
  if (Array.isArray(config)) return textOf(config[1]) || 'unknown';
  return textOf(config instanceof Map ? config.get('appendfsync') : recordOf(config).appendfsync) || 'unknown';
}

function onlineIn(info: string): number {
  return info.match(/^slave\d+:.*state=online/gm)?.length ?? 0;
}

function linesIn(info: string): Map<string, string> {
  return new Map(
    info.split('\r\n').flatMap((line): [string, string][] => {
      const at = line.indexOf(':');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1)]] : [];
    }),
  );
}
