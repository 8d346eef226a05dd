import pino from 'pino';
import { createApp } from './app';
import { readSettings, type Settings, SettingsProblem } from './settings';

function settingsOrExit(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsProblem)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

const settings = settingsOrExit();
const log = pino({ level: settings.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
const app = createApp(settings, log);

app.server.listen(settings.port, () => log.info({ port: settings.port }, 'Muster listens'));
app.server.on('error', (error: Error) => {
  console.error(`Muster cannot listen on port ${settings.port}: ${error.message}. Choose another with PORT.`);
  process.exit(1);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'Muster finishes what it has begun');
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
