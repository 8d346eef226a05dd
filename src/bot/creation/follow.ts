import type { Clock } from '../http/clock';
import type { CreatedObject } from '../ledger/ledgerEntry';
import type { Settled } from '../ledger/work';
import type { PendingWork } from './runningCreation';

/** Milliseconds after which nobody waits by it any more; the reconciler and the person's next press go on. */
const FOLLOWED = 10 * 60 * 1000;

/** Attempts it whenever another attempt can find more, until it has come to its end; `sleeps` hears of each wait. */
export async function follow<Created extends CreatedObject>(
  attempt: () => Promise<Settled<Created>>,
  sleeps: (pending: PendingWork | undefined) => void,
  clock: Clock,
  stopped: AbortSignal,
): Promise<Settled<Created>> {
  for (const end = clock.now() + FOLLOWED; ; ) {
    const settled = await attempt();
    if (settled.state !== 'pending' || settled.again > end) return settled;
    sleeps(settled);
    const wait = Math.max(settled.again - clock.now(), 0);
    if (!(await clock.sleep(wait, stopped))) return settled;
    sleeps(undefined);
  }
}
