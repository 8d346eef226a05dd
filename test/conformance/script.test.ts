import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '../../scripts/conformance.mjs');

const graph = (name: string) => ({ $ref: `#/components/schemas/microsoft.graph.${name}` });
const nullable = (name: string) => ({ anyOf: [graph(name), { type: 'object', nullable: true }] });
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const navigation = { 'x-ms-navigationProperty': true };

/** As Microsoft writes it: statuses as ranges, pages as responses of their own, what may be null as one of two. */
const description = {
  openapi: '3.0.4',
  info: { version: 'v1.0' },
  servers: [{ url: 'https://graph.microsoft.com/v1.0/' }],
  paths: {
    '/me/notes': {
      get: { responses: { '2XX': { $ref: '#/components/responses/noteCollectionResponse' }, '4XX': {} } },
      post: { requestBody: json(graph('note')), responses: { '2XX': json(graph('note')) } },
    },
    '/me/notes/{note-id}': { delete: { responses: { '204': {} } } },
    '/me/notes/{note-id}/readers/$ref': { post: { responses: { '204': {} } } },
    '/me/notes/$count': {
      get: { responses: { '2XX': { content: { 'text/plain': { schema: { type: 'integer' } } } } } },
    },
  },
  components: {
    responses: { noteCollectionResponse: json(graph('noteCollectionResponse')) },
    schemas: {
      'microsoft.graph.noteCollectionResponse': {
        allOf: [{ type: 'object', properties: { value: { type: 'array', items: graph('note') } } }],
      },
      'microsoft.graph.entity': { type: 'object', properties: { id: { type: 'string' } } },
      'microsoft.graph.note': {
        allOf: [
          graph('entity'),
          {
            type: 'object',
            properties: {
              title: { type: 'string', nullable: true },
              colour: nullable('colour'),
              pages: { type: 'array', items: graph('page') },
              changed: { type: 'string', format: 'date-time' },
              next: { ...graph('note'), ...navigation },
              readers: { type: 'array', items: graph('entity'), ...navigation },
              '@odata.type': { type: 'string' },
            },
          },
        ],
      },
      'microsoft.graph.page': { type: 'object', properties: { number: { type: 'number', format: 'int32' } } },
      'microsoft.graph.colour': { type: 'string', enum: ['red', 'blue'] },
    },
  },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-conformance-'));
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(description));
});
afterEach(() => rmSync(folder, { recursive: true }));

const table = () => JSON.parse(readFileSync(join(folder, 'v1.0/notes.json'), 'utf8'));

function run(...words: string[]) {
  const env = { ...process.env, CONFORMANCE_TABLES: folder };
  return spawnSync(process.execPath, [SCRIPT, ...words], { cwd: folder, env, encoding: 'utf8' });
}

test('adds a table of the paths that are named, with all that their bodies are made of', () => {
  expect(run('openapi.json', 'notes', '/me/notes', '/me/notes/{note}')).toMatchObject({ status: 0 });
  expect(table()).toEqual({
    paths: {
      '/users/{user}/notes': {
        GET: { answers: { '200': 'Collection(note)' } },
        POST: { request: 'note', answers: { '201': 'note' } },
      },
      '/users/{user}/notes/{note}': { DELETE: { answers: { '204': null } } },
    },
    types: {
      entity: { properties: { id: 'String' } },
      note: {
        base: 'entity',
        properties: { title: 'String?', colour: 'colour?', pages: 'Collection(page)', changed: 'DateTimeOffset' },
        contains: { next: 'note' },
        links: { readers: 'Collection(entity)' },
      },
      page: { properties: { number: 'Int32' } },
    },
    enums: { colour: ['red', 'blue'] },
  });
});

test('writes the tables that are there anew, with their own paths', () => {
  run('openapi.json', 'notes', '/me/notes/$count');
  const { types, ...rest } = table();
  const byHand = { POST: { answers: { '200': null } } };
  const old = { ...rest, paths: { ...rest.paths, '/$batch': byHand, '/users/{user}/notes': {} }, types };
  writeFileSync(join(folder, 'v1.0/notes.json'), JSON.stringify(old));
  expect(run('.')).toMatchObject({ status: 0 });
  expect(table().paths).toEqual({
    '/$batch': byHand,
    '/users/{user}/notes': expect.objectContaining({ POST: { request: 'note', answers: { '201': 'note' } } }),
    '/users/{user}/notes/$count': { GET: { answers: { '200': 'text' } } },
  });
  expect(Object.keys(table().types)).toEqual(['entity', 'note', 'page']);
});

test.each([
  [[], 'Name the file of Graph’s OpenAPI description'],
  [['openapi.yaml'], 'There is no openapi.yaml.'],
  [['openapi.json', 'notes'], 'Name the paths too'],
  [['openapi.json', 'notes', '/me/letters'], 'Graph describes no /users/{user}/letters.'],
])('says what to do when it is given %j', (words, sentence) => {
  expect(run(...words)).toMatchObject({ status: 1, stderr: expect.stringContaining(sentence) });
  expect(existsSync(join(folder, 'v1.0'))).toBe(false);
});
