import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real disk of four megabytes, which fills and empties. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  static mount(): SmallDisk {
    const folder = mkdtempSync(join(tmpdir(), 'muster-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'pipe' });
    return new SmallDisk(folder);
  }

  /** Until not a byte more goes in. */
  fill(): void {
    const file = openSync(this.ballast, 'a');
    for (let size = 65_536; size >= 1; size /= 2) while (goesIn(file, size));
    closeSync(file);
  }

  empty(): void {
    rmSync(this.ballast, { force: true });
  }

  unmount(): void {
    execFileSync('umount', ['--lazy', this.folder]);
    rmdirSync(this.folder);
  }

  private get ballast(): string {
    return join(this.folder, 'ballast');
  }
}

function goesIn(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) > 0;
  } catch {
    return false;
  }
}

/** False where none can be mounted, which only root may. */
export const hasSmallDisk = mounts();

function mounts(): boolean {
  try {
    SmallDisk.mount().unmount();
    return true;
  } catch {
    // Jest keeps the console of skipped files to itself.
    process.stderr.write('Tests of a full disk are skipped: no small disk can be mounted here, which only root may.\n');
    return false;
  }
}
