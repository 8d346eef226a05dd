import { say } from '../i18n/localizedText';

/** To Do, Planner and Outlook keep their tasks behind one permission. */
export const taskPermissions = { 'Tasks.ReadWrite': say`create tasks and task lists` };
