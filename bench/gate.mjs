import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { appId, channelIssuer, people } from './standIns/identities.mjs';
import { message } from './workloads.mjs';

const require = createRequire(import.meta.url);
const warmUp = 500;
const samples = 2_000;

/**
 * What Muster's gate costs a request by itself, without a server around it: with a token that it has never seen, which it
 * checks whole, and with one that it remembers, as it does for a minute.
 * @param {string} main Muster as built
 */
export async function gateCost(main, standIns) {
  const { Gate } = require(join(dirname(main), 'teams', 'gate.js'));
  const { ChannelKeys } = require(join(dirname(main), 'teams', 'channelKeys.js'));
  const { plainUrl, serviceUrl } = standIns;
  const keys = new ChannelKeys(`${plainUrl}/v1/.well-known/openidconfiguration`);
  const gate = new Gate({ appId, issuer: channelIssuer, connectorUrls: [serviceUrl] }, keys);
  const activity = message(people[0], serviceUrl);
  const tokens = standIns.channelTokens(warmUp + samples).map((token) => `Bearer ${token}`);
  const admit = (token) => gate.admit(token, activity);
  const unseen = await timed(tokens, admit);
  const remembered = await timed(Array(warmUp + samples).fill(tokens.at(-1)), admit);
  return [
    { workload: 'gate', contestant: 'muster, new token', ...unseen },
    { workload: 'gate', contestant: 'muster, known token', ...remembered },
  ];
}

/** One after the other, the first ones not counted. */
async function timed(tokens, admit) {
  const times = [];
  for (const token of tokens) {
    const start = performance.now();
    await admit(token);
    times.push(performance.now() - start);
  }
  const counted = times.slice(warmUp).sort((a, b) => a - b);
  const total = counted.reduce((sum, time) => sum + time, 0);
  const at = (share) => counted[Math.floor(counted.length * share)];
  return { turnsPerSecond: (counted.length * 1000) / total, p50: at(0.5), p99: at(0.99) };
}
