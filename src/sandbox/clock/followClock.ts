import { moveClock } from './moveClock';

// Loaded before the bot, so that it takes the sandbox's idea of now for its own; the sandbox tells it by a message.
moveClock(Number(process.env.SANDBOX_AHEAD ?? 0));

process.on('message', (message) => {
  if (typeof message !== 'object' || message === null || !('ahead' in message)) return;
  moveClock(Number(message.ahead));
  process.send?.({ ahead: message.ahead });
});
process.channel?.unref();
