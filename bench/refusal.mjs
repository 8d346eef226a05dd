import { performance } from 'node:perf_hooks';
import { person } from './standIns/identities.mjs';
import { forge, message } from './workloads.mjs';

const samples = 400;

/** @param {() => Promise<unknown>} call */
async function medianMs(call) {
  /** @type {number[]} */
  const times = [];
  for (let count = 0; count < samples; count += 1) {
    const start = performance.now();
    await call();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[samples / 2] ?? Number.NaN;
}

/**
 * What the check of the channel's token costs a request, in ms: the time to refuse a message whose signature is wrong
 * (read the body, find the key, check RS256; nothing of it can be remembered) less the time of the same trip to /ready.
 * @param {import('./contestant.mjs').Bot} bot
 * @param {import('./teams.mjs').Channel} channel
 */
export async function refusalMs(bot, channel) {
  const activity = message(person, channel.serviceUrl);
  const token = forge(channel.token());
  const refusal = await medianMs(() => bot.post(activity, token));
  return refusal - (await medianMs(() => bot.ready()));
}
