import type { Logger } from 'pino';
import type { Turn } from '../turn/turn';
import type { Audit, AuditedAction, AuditedPerson } from './audit';
import { type AuditLine, auditLine } from './auditLine';

/** Brings a line to somebody else, in its own time. */
export interface AuditOutbox {
  /** Resolves once the line is kept. */
  add(line: AuditLine): Promise<void>;
}

type AuditLog = Pick<Logger, 'child' | 'level'>;

/** Writes a line of the log for each action, whatever `LOG_LEVEL` says but `silent`, and hands it to the outbox, if there is one. */
export class AuditTrail implements Audit {
  private readonly log: Pick<Logger, 'info' | 'warn'>;

  constructor(
    log: AuditLog,
    private readonly now: () => number,
    private readonly outbox?: AuditOutbox,
  ) {
    this.log = log.child({}, { level: levelOf(log) });
  }

  async record(whose: Turn | AuditedPerson, done: AuditedAction): Promise<void> {
    const line = auditLine(whose, done, this.now());
    const { at: _time, ...fields } = line;
    this.log.info(fields, 'audit');
    try {
      await this.outbox?.add(line);
    } catch (error) {
      this.log.warn({ err: error, id: line.id }, 'An audit line is in the log alone: the store does not keep it');
    }
  }
}

/** The truth is not to be quiet where the log is. */
function levelOf({ level }: AuditLog): string {
  return ['warn', 'error', 'fatal'].includes(level) ? 'info' : level;
}
