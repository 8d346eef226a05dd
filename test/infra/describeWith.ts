import { isOnPath } from '../state/redisServer';

/** `describe` where these programs are installed, `describe.skip` where one of them is not. */
export function describeWith(...programs: readonly string[]): typeof describe | typeof describe.skip {
  const missing = programs.filter((program) => !isOnPath(program));
  if (missing.length === 0) return describe;
  // Jest keeps the console of skipped files to itself.
  process.stderr.write(
    `Tests of infra/ are skipped: no ${missing.join(' and no ')} found. Install them to run these.\n`,
  );
  return describe.skip;
}
