import { randomUUID } from 'node:crypto';
import type { Tenant } from '../../tenant';
import type { Item } from '../collection';
import { assignedLabels } from '../security/sensitivityLabels';
import { groupProperties } from './groupProperties';
import { isUnified } from './groupRules';
import { securityIdentifier } from './securityIdentifier';

export type GroupItem = Item & { readonly id: string };

/** The group that the service makes of a checked body: defaults, ids and addresses added. Only what was there before any call has an id. */
export function newGroup(body: Item, tenant: Tenant, createdByAppId: string | null): GroupItem {
  const id = typeof body.id === 'string' ? body.id : randomUUID();
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const unified = isUnified(body);
  return {
    ...withDefaults(body),
    ...(unified && addresses(`${body.mailNickname}@${tenant.domain}`)),
    id,
    createdByAppId,
    organizationId: tenant.id,
    createdDateTime: now,
    renewedDateTime: now,
    mailEnabled: unified,
    assignedLabels: assignedLabels(body.assignedLabels),
    securityIdentifier: securityIdentifier(id),
    visibility: body.isAssignableToRole === true ? 'Private' : (body.visibility ?? (unified ? 'Public' : null)),
  };
}

function withDefaults(body: Item): Item {
  const entries = Object.entries(groupProperties);
  return Object.fromEntries(entries.map(([name, { initial }]) => [name, body[name] ?? initial]));
}

function addresses(mail: string): Item {
  return { mail, proxyAddresses: [`SMTP:${mail}`] };
}
