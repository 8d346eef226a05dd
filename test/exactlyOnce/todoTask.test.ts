/** @seconds 35 waiting */

import { testCreatedOnce } from './createdOnce';

testCreatedOnce({
  kind: 'a To Do task',
  command: 'add task',
  path: '/tasks$',
  collection: '/v1.0/me/todo/lists/{default}/tasks',
  created: 'To Do task created',
});
