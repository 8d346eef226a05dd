import { createHash, randomUUID } from 'node:crypto';
import type { Turn } from '../turn/turn';
import type { AuditedAction, AuditedPerson } from './audit';

/** A line as it is sent; in the log it has the same fields but `at`, which is the log's own `time`. */
export interface AuditLine extends Omit<AuditedAction, 'key'>, AuditedPerson {
  /** The same for whatever is told again. */
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
}

export function auditLine(whose: Turn | AuditedPerson, { key, ...done }: AuditedAction, now: number): AuditLine {
  const id = key === undefined ? randomUUID() : idOf(`${done.action} ${key}`);
  return { id, at: new Date(now).toISOString(), ...done, ...personOf(whose) };
}

function personOf(whose: Turn | AuditedPerson): AuditedPerson {
  if (!('requester' in whose)) return whose;
  const { requester, tenantId, conversation } = whose;
  return { tenantId, person: requester.id, conversation: conversation.id };
}

/** In the shape of a UUID, as those that chance makes. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
