import { readFileSync } from 'node:fs';

/**
 * Megabytes that a process holds in memory, by Linux' own count; 0 where there is no such count.
 * @param {number} pid
 */
function residentMegabytes(pid) {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Watches how much a process grows from a moment on. */
export class Memory {
  start = 0;
  highest = 0;

  /** @type {NodeJS.Timeout | undefined} */
  timer;

  /** @param {number} pid */
  constructor(pid) {
    this.pid = pid;
  }

  begin() {
    this.start = residentMegabytes(this.pid);
    this.timer = setInterval(() => this.look(), 250);
  }

  look() {
    this.highest = Math.max(this.highest, residentMegabytes(this.pid));
  }

  end() {
    clearInterval(this.timer);
    this.look();
    const end = residentMegabytes(this.pid);
    return {
      warmMB: round(this.start),
      highestMB: round(this.highest),
      endMB: round(end),
      grownMB: round(this.highest - this.start),
    };
  }
}

/** @param {number} megabytes */
function round(megabytes) {
  return Math.round(megabytes * 10) / 10;
}
