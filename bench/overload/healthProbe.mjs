import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const PAUSE = 50;

/**
 * Asks the bot how it is, again and again, in a thread of its own: the driver's own delays are not the bot's.
 * @param {string} url
 */
export function startHealthProbe(url) {
  const worker = new Worker(new URL(import.meta.url), { workerData: url });
  return {
    /** Forgets what was measured so far. */
    reset: () => worker.postMessage('reset'),
    /** @returns {Promise<number[]>} milliseconds of each answer, Infinity where none came */
    read: () =>
      new Promise((resolve) => {
        worker.once('message', resolve);
        worker.postMessage('read');
      }),
    stop: () => void worker.terminate(),
  };
}

/** @param {string} url */
async function probe(url) {
  /** @type {number[]} */
  let times = [];
  parentPort?.on('message', (asked) => {
    if (asked === 'read') parentPort?.postMessage(times);
    times = [];
  });
  for (;;) {
    const started = performance.now();
    const isWell = await fetch(`${url}/health`).then(
      (answer) => answer.text().then(() => answer.ok),
      () => false,
    );
    times.push(isWell ? performance.now() - started : Number.POSITIVE_INFINITY);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

if (!isMainThread) void probe(workerData);
