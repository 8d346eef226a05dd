import { document000 } from './document000';
import { document001 } from './document001';
import { document002 } from './document002';
import { document003 } from './document003';
import { document004 } from './document004';
import type { DocumentedProperty, SourceDocument } from './sourceDocument';

/** The five pages whose every property Muster accounts for. */
export const documents: readonly SourceDocument[] = [document000, document001, document002, document003, document004];

/** All their properties, each with the number of its document; a name returns in each document that has it. */
export const documentedProperties: readonly (DocumentedProperty & Pick<SourceDocument, 'number'>)[] = documents.flatMap(
  ({ number, properties }) => properties.map((property) => ({ number, ...property })),
);
