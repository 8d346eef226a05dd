import type { SourceDocument } from './sourceDocument';

const body = {
  '@odata.type': '#microsoft.graph.outlookTaskGroup',
  changeKey: 'Change Key value',
  isDefaultGroup: true,
  name: 'Name value',
  groupKey: 'be947289-7289-be94-8972-94be897294be',
};

export const document000: SourceDocument = {
  number: '000',
  title: 'Create taskGroups',
  paths: ['/invitations/{invitationsId}/invitedUser/outlook/taskGroups'],
  operation: { path: '/beta/me/outlook/taskGroups', type: 'outlookTaskGroup' },
  properties: [
    { name: 'id', type: 'String', today: 'service' },
    { name: 'changeKey', type: 'String', today: 'service' },
    { name: 'isDefaultGroup', type: 'Boolean', today: 'service' },
    { name: 'name', type: 'String', today: 'written' },
    { name: 'groupKey', type: 'Guid', today: 'service' },
  ],
  examples: [
    {
      title: 'Create taskGroups',
      url: 'https://graph.microsoft.com/beta/invitations/{invitationsId}/invitedUser/outlook/taskGroups',
      body,
      answer: { status: 201, body: { ...body, id: '230c3936-3936-230c-3639-0c2336390c23' } },
    },
  ],
};
