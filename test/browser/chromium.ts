import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const path = process.env.CHROMIUM_PATH ?? usualPlaces.find((place) => existsSync(place));

// Jest keeps the console of skipped files to itself.
if (!path) process.stderr.write('Browser tests are skipped: no Chromium found. Install it or set CHROMIUM_PATH.\n');

/** `describe` where there is a Chromium, `describe.skip` where there is none. */
export const describeInBrowser = path ? describe : describe.skip;

export function launchChromium(): Promise<Browser> {
  const quiet = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const args = ['--no-sandbox', '--no-first-run', ...quiet];
  return chromium.launch({ args, ...(path && { executablePath: path }) });
}
