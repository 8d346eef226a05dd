import { performance } from 'node:perf_hooks';
import { Agent } from 'undici';
import { ChannelKeys } from '../dist/bot/teams/channelKeys.js';
import { Gate } from '../dist/bot/teams/gate.js';
import { appId, channelIssuer, person } from './standIns/identities.mjs';
import { message } from './workloads.mjs';

const warmUp = 500;
const samples = 2_000;

/**
 * What Muster's gate costs a request by itself, without a server around it: with a token that it has never seen, which it
 * checks whole, and with one that it remembers, as it does for a minute.
 * @param {import('./standIns/start.mjs').StandIns} standIns
 */
export async function gateCost(standIns) {
  const { plainUrl, serviceUrl } = standIns;
  const keys = new ChannelKeys(`${plainUrl}/v1/.well-known/openidconfiguration`, new Agent());
  const gate = new Gate({ appId, issuer: channelIssuer, connectorUrls: [serviceUrl] }, keys);
  const activity = message(person, serviceUrl);
  const tokens = standIns.channelTokens(warmUp + samples).map((token) => `Bearer ${token}`);
  /** @param {string} token */
  const admit = async (token) => gate.admit(await gate.claimsOf(token), activity);
  const [last = ''] = tokens.slice(-1);
  const unseen = await timed(tokens, admit);
  const remembered = await timed(
    Array.from(tokens, () => last),
    admit,
  );
  return [
    { workload: 'gate', contestant: 'muster, new token', ...unseen },
    { workload: 'gate', contestant: 'muster, known token', ...remembered },
  ];
}

/**
 * One after the other, the first ones not counted.
 * @param {readonly string[]} tokens
 * @param {(token: string) => Promise<unknown>} admit
 */
async function timed(tokens, admit) {
  const times = [];
  for (const token of tokens) {
    const start = performance.now();
    await admit(token);
    times.push(performance.now() - start);
  }
  const counted = times.slice(warmUp).sort((a, b) => a - b);
  const total = counted.reduce((sum, time) => sum + time, 0);
  /** @param {number} share */
  const at = (share) => counted[Math.floor(counted.length * share)] ?? Number.NaN;
  return { turnsPerSecond: (counted.length * 1000) / total, p50: at(0.5), p99: at(0.99) };
}
