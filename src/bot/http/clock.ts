import { setMaxListeners } from 'node:events';
import { setTimeout as pass } from 'node:timers/promises';

/** Where time and chance come from: an argument, so that whoever calls may hold, bend or foresee them. */
export interface Clock {
  /** Milliseconds; since when is for whoever made the clock to say. */
  now(): number;
  /** False where the signal has ended it before its time. With a signal it keeps no program running. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<boolean>;
  /** From 0 up to 1. */
  random(): number;
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<boolean> {
  if (!signal) return pass(milliseconds, true);
  // Many may wait for one end, each of them bounded; Node would take that for a leak.
  setMaxListeners(0, signal);
  return pass(milliseconds, true, { signal, ref: false }).catch(() => false);
}

/** Only differences count: it does not step when somebody sets the machine's time. */
export const steadyClock: Clock = { now: () => performance.now(), sleep, random: Math.random };

/** Milliseconds since 1970, as the machine has them. */
export const machineClock: Clock = { ...steadyClock, now: Date.now };
