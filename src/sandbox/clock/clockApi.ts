import { Hono } from 'hono';
import { bodyOf, refusal } from '../teams/request';

/** The time of everything that stands in for Microsoft, and of the bot. */
export interface ClockSwitch {
  /** Seconds ahead of the true time. */
  readonly ahead: number;
  /** Resolves when the bot goes by it too. */
  move(ahead: number): Promise<void>;
}

const MOST = 10 * 366 * 24 * 60 * 60;

/** `/sandbox/clock`: how far ahead of the true time everything is. */
export function clockApi(clock: ClockSwitch): Hono {
  return new Hono()
    .get('/clock', (c) => c.json({ ahead: clock.ahead }))
    .post('/clock', async (c) => {
      const { ahead } = await bodyOf(c);
      if (typeof ahead !== 'number' || !(Math.abs(ahead) <= MOST))
        throw refusal(400, '"ahead" must be a number of seconds, ten years at most; 0 returns to the true time.');
      await clock.move(ahead);
      return c.json({ ahead: clock.ahead });
    });
}
