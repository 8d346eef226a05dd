import type { SourceDocument } from './sourceDocument';

const body = {
  createdBy: 'createdBy-value',
  assignedTo: 'assignedTo-value',
  planId: 'planId-value',
  bucketId: 'bucketId-value',
  title: 'title-value',
  orderHint: 'orderHint-value',
};

export const document003: SourceDocument = {
  number: '003',
  title: 'Create task',
  paths: ['/me/tasks', '/users/<id>/tasks', '/drive/root/createdByUser/tasks'],
  operation: { path: '/v1.0/planner/tasks', type: 'plannerTask' },
  properties: [
    // An identitySet today.
    { name: 'createdBy', type: 'String', today: 'service' },
    { name: 'assignedTo', type: 'String', today: 'gone', successor: 'assignments' },
    { name: 'planId', type: 'String', today: 'written' },
    { name: 'bucketId', type: 'String', today: 'written' },
    { name: 'title', type: 'String', today: 'written' },
    { name: 'orderHint', type: 'String', today: 'written' },
  ],
  examples: [
    { title: 'Create task', url: 'https://graph.microsoft.com/beta/me/tasks', body, answer: { status: 201, body } },
  ],
};
