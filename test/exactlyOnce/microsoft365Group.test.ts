/** @seconds 35 waiting */

import { testCreatedOnce } from './createdOnce';

testCreatedOnce({
  kind: 'a Microsoft 365 group',
  command: 'new group',
  path: '/groups$',
  collection: '/v1.0/groups?$top=999',
  created: 'Microsoft 365 group created',
});
