import { readBicep } from '../../scripts/bicep/readBicep.mjs';

describe('The reader of Bicep', () => {
  test('takes out parameters, variables, resources, modules and outputs', () => {
    const file = readBicep(`targetScope = 'resourceGroup'
      // A comment, and a line break in a decorator.
      @description('It\\'s a name.')
      @minLength(
        3)
      param name string = 'muster'
      @secure()
      param key string
      var list = [ 'a', 2, true, { b: name } ]
      resource one 'Microsoft.Some/things@2024-01-01' = if (!empty(key)) {
        name: '\${name}-\${toLower('X\${key}')}'
        properties: { sizes: empty(name) ? [] : [
          {
            big: other.properties.size
          }
        ] }

        resource inner 'parts' existing = {
          name: 'part'
        }
      }
      module other './other.bicep' = {
        params: {
          name: name
        }
      }
      output parts string = one::inner.id`);
    expect(file.params).toEqual({
      name: { type: 'string', usual: 'muster', decorators: ['description', 'minLength'] },
      key: { type: 'string', usual: undefined, decorators: ['secure'] },
    });
    expect(file.vars.list).toEqual(['a', 2, true, { b: { expression: 'name', names: ['name'] } }]);
    expect(file.resources).toMatchObject([
      {
        symbol: 'one',
        type: 'Microsoft.Some/things@2024-01-01',
        existing: false,
        condition: { names: ['empty', 'key'] },
        body: {
          name: { names: ['name', 'toLower', 'key'] },
          properties: { sizes: { names: ['empty', 'name', 'other'] } },
        },
        children: [{ symbol: 'inner', existing: true }],
      },
    ]);
    expect(file.modules).toMatchObject([{ symbol: 'other', type: './other.bicep', body: { params: {} } }]);
    expect(file.outputs).toEqual({ parts: { type: 'string', value: { expression: 'one::inner.id', names: ['one'] } } });
  });

  test.each([
    ["param name string = 'open", /^Line 1: a text has no end\.$/],
    ["var a = 'x'\n\nresource b 'c' = {\n  name 'd'\n}", /^Line 4: : is missing before "d"\.$/],
    ['var a = ;', /^Line 1: ";" is not understood\.$/],
    ['var a =\n', /^Line 1: a value is missing\.$/],
    ['func a string = b', /is not understood|is missing/],
  ])('says where it understands nothing: %j', (text, says) => {
    expect(() => readBicep(text)).toThrow(says);
  });
});
