// Preloaded with --profile: records a CPU profile between the two messages of the bench, so that it holds one workload.
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.setSamplingInterval', { interval: 500 });

process.on('message', (/** @type {{ file?: string }} */ { file }) => {
  if (!file) session.post('Profiler.start', () => process.send?.('started'));
  else
    session.post('Profiler.stop', (_error, { profile }) => {
      writeFileSync(file, JSON.stringify(profile));
      process.send?.('stopped');
    });
});
process.channel?.unref();
