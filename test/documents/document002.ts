import type { SourceDocument } from './sourceDocument';

const link = { webUrl: 'http://microsoft.com', applicationName: 'Microsoft', displayName: 'Microsoft' };

export const document002: SourceDocument = {
  number: '002',
  title: 'Create todoTask',
  paths: ['/me/todo/lists/{todoTaskListId}/tasks', '/users/{id|userPrincipalName}/todo/lists/{todoTaskListId}/tasks'],
  operation: { path: '/v1.0/me/todo/lists/{todoTaskListId}/tasks', type: 'todoTask' },
  properties: [
    { name: 'id', type: 'String', today: 'service' },
    { name: 'body', type: 'itemBody', today: 'written' },
    { name: 'categories', type: 'String collection', today: 'written' },
    { name: 'completedDateTime', type: 'dateTimeTimeZone', today: 'written' },
    { name: 'dueDateTime', type: 'dateTimeTimeZone', today: 'written' },
    { name: 'importance', type: 'importance', today: 'written' },
    { name: 'isReminderOn', type: 'Boolean', today: 'written' },
    { name: 'recurrence', type: 'patternedRecurrence', today: 'written' },
    { name: 'reminderDateTime', type: 'dateTimeTimeZone', today: 'written' },
    { name: 'startDateTime', type: 'dateTimeTimeZone', today: 'written' },
    { name: 'status', type: 'taskStatus', today: 'written' },
    { name: 'title', type: 'String', today: 'written' },
    { name: 'createdDateTime', type: 'DateTimeOffset', today: 'service' },
    { name: 'lastModifiedDateTime', type: 'DateTimeOffset', today: 'service' },
    { name: 'bodyLastModifiedDateTime', type: 'DateTimeOffset', today: 'service' },
    { name: 'linkedResources', type: 'linkedResource collection', today: 'written' },
  ],
  examples: [
    {
      title: 'Create todoTask',
      url: 'https://graph.microsoft.com/beta/me/todo/lists/AQMkADAwATM0MDAAMS0yMDkyLWVjMzYtM/tasks',
      body: { title: 'A new task', categories: ['Important'], linkedResources: [link] },
      answer: {
        status: 201,
        body: {
          '@odata.etag': 'W/"xzyPKP0BiUGgld+lMKXwbQAAnBoTIw=="',
          importance: 'low',
          isReminderOn: false,
          status: 'notStarted',
          title: 'A new task',
          createdDateTime: '2020-08-18T09:03:05.8339192Z',
          lastModifiedDateTime: '2020-08-18T09:03:06.0827766Z',
          categories: ['Important'],
          id: 'AlMKXwbQAAAJws6wcAAAA=',
          body: { content: '', contentType: 'text' },
          linkedResources: [{ id: 'f9cddce2-dce2-f9cd-e2dc-cdf9e2dccdf9', ...link }],
        },
      },
    },
  ],
};
