import { recordOf, textOf } from '../json/json';
import type { Activity } from './activity';

/** Of which organisations people are helped; the ids are in small letters. */
export class ServedTenants {
  constructor(private readonly tenants: readonly string[]) {}

  /** True where every tenant that the activity names is served: the conversation's, Teams' own word for it and the sender's. */
  serve({ conversation, channelData, from }: Activity): boolean {
    const told = [recordOf(conversation).tenantId, recordOf(recordOf(channelData).tenant).id, recordOf(from).tenantId];
    const named = told.map((tenant) => textOf(tenant).toLowerCase()).filter((tenant) => tenant !== '');
    return named.length > 0 && named.every((tenant) => this.tenants.includes(tenant));
  }
}
