import { performance } from 'node:perf_hooks';
import { people } from './standIns/identities.mjs';
import { forge, message } from './workloads.mjs';

const samples = 400;

async function medianMs(call) {
  const times = [];
  for (let count = 0; count < samples; count += 1) {
    const start = performance.now();
    await call();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[samples / 2];
}

/**
 * What the door costs a request, in ms: the time to refuse a message whose signature is wrong (read the body, find the
 * key, check RS256; nothing of it can be remembered) less the time of the same trip to /ready.
 */
export async function doorMs(bot, channel) {
  const activity = message(people[0], channel.serviceUrl);
  const token = forge(channel.token());
  const refusal = await medianMs(() => bot.post(activity, token));
  return refusal - (await medianMs(() => bot.ready()));
}
