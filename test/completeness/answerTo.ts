import type { DocumentedProperty, SourceDocument } from '../documents/sourceDocument';
import { markOf } from './markOf';

/** What Graph returns only to those who select it, the last one to nobody. */
const SELECTED = ['assignedLabels', 'assignedLicenses', 'licenseProcessingState', 'hasMembersWithLicenseErrors'];

/** What today's Graph answers beside the properties of the document, by type. */
const BESIDE: Readonly<Record<string, object>> = {
  plannerTask: {
    id: '01gzSlKkIUSUl6DF_EilrmQAKDhh',
    createdDateTime: '2018-12-22T00:51:37Z',
    completedDateTime: null,
    completedBy: null,
    startDateTime: null,
    dueDateTime: null,
    percentComplete: 0,
    priority: 5,
    previewType: 'automatic',
    hasDescription: false,
    checklistItemCount: 0,
    activeChecklistItemCount: 0,
    appliedCategories: {},
  },
};

/** Graph's answer to a creation: every property that it has, with the value by which the summary is read. */
export function answerTo({ operation, properties }: SourceDocument): object {
  const answered = properties.map(ofToday).filter(isAnswered);
  const values = answered.map((property) => [property.name, markOf(property).value]);
  return { ...BESIDE[operation.type], ...Object.fromEntries(values) };
}

/** False for what Graph is sent only after the creation, and for what it keeps to itself. */
export function isAnswered({ name, when }: DocumentedProperty): boolean {
  return when !== 'update' && !name.endsWith('@odata.bind') && !SELECTED.includes(name);
}

/** The property by the name that it has in today's API. */
export function ofToday(property: DocumentedProperty): DocumentedProperty {
  return { ...property, name: property.successor ?? property.name };
}
