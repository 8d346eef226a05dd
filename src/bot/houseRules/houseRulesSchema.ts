const words = {
  type: 'array',
  items: { type: 'string', minLength: 1, maxLength: 100 },
  maxItems: 500,
  uniqueItems: true,
};
const around = { type: 'string', minLength: 1, maxLength: 60 };

const field = {
  type: 'object',
  additionalProperties: false,
  properties: {
    prefix: { ...around, description: 'What every text in this field begins with.' },
    suffix: { ...around, description: 'What every text in this field ends with.' },
    bannedWords: { ...words, description: 'Words and phrases that may not stand in it, whatever their case.' },
    atLeast: { type: 'integer', minimum: 1, maximum: 100, description: 'How many have to be chosen.' },
    initial: { type: 'string', maxLength: 200, description: 'What a fresh form shows; people may change it.' },
  },
};

const rules = {
  onlyFor: {
    type: 'array',
    items: { type: 'string' },
    uniqueItems: true,
    description:
      'Names of the groups above whose members may create it; [] for nobody. Everybody may where it is missing.',
  },
  inChannels: { type: 'boolean', description: 'Whether it may be created in channels.' },
  name: { $ref: '#/definitions/field', description: 'The field that names the object.' },
  fields: {
    type: 'object',
    additionalProperties: { $ref: '#/definitions/field' },
    description: 'By the name of the field, as docs/properties.md has it.',
  },
};

/** The file that `HOUSE_RULES` names, as a JSON schema; docs/houseRules.schema.json has the same, for editors. */
export const houseRulesSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'House rules of Muster',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    groups: {
      type: 'object',
      additionalProperties: {
        type: 'string',
        pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
      },
      description: 'What groups are called here, and on cards, with their object ids in Entra.',
    },
    everyKind: {
      type: 'object',
      additionalProperties: false,
      properties: rules,
      description:
        'What goes for each kind; what a kind says of itself comes before it, and banned words come together.',
    },
    kinds: {
      type: 'object',
      additionalProperties: { type: 'object', additionalProperties: false, properties: rules },
      description: 'By the name of the kind: its file in src/bot/kinds, without .kind.ts.',
    },
  },
  definitions: { field },
};
