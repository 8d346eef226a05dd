import { marketingGroup, type Tenant } from '../../tenant';
import type { Item } from '../collection';
import type { Links } from './groupLinks';

const unified = [
  'All Company',
  'Book Club',
  'Brand Refresh',
  'Budget Planning',
  'Customer Stories',
  'Design Guild',
  'Digital Workplace',
  'Finance',
  'Green Office',
  'Hiring',
  'Human Resources',
  'Innovation Lab',
  'Leadership',
  'Legal',
  'Marketing',
  'Office Moves',
  'Product Launch',
  'Quality Circle',
  'Sales',
  'Summer Party',
];

const security = [
  'Badge Access Berlin',
  'Badge Access Lisbon',
  'Database Readers',
  'Finance System Users',
  'Laptop Loan',
  'Payroll Approvers',
  'Print Administrators',
  'Remote Access',
  'Server Operators',
  'Warehouse Tablets',
];

/** Twenty Microsoft 365 groups and ten security groups, each with one owner and three members. */
export function sampleGroups(tenant: Tenant): { body: Item; links: Links }[] {
  const names = [...unified, ...security];
  return names.map((displayName, index) => ({
    body: {
      ...(displayName === 'Marketing' && { id: marketingGroup }),
      displayName,
      description: `${displayName} at ${tenant.displayName}`,
      mailNickname: displayName.toLowerCase().replaceAll(' ', ''),
      mailEnabled: unified.includes(displayName),
      securityEnabled: security.includes(displayName),
      groupTypes: unified.includes(displayName) ? ['Unified'] : [],
    },
    links: { owners: ids(tenant, index, 1), members: ids(tenant, index, 3) },
  }));
}

function ids({ users }: Tenant, from: number, count: number): string[] {
  return Array.from({ length: count }, (_, step) => users[(from + step) % users.length]?.id ?? '');
}
