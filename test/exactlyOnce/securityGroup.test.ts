/** @seconds 35 waiting */

import { testCreatedOnce } from './createdOnce';

testCreatedOnce({
  kind: 'a security group',
  command: 'new security group',
  path: '/groups$',
  collection: '/v1.0/groups?$top=999',
  created: 'Security group created',
});
