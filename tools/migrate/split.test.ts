import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitStatements } from './split'

describe('statements are split as psql splits them', () => {
  test.each<[string, string, string[]]>([
    ['two statements, the last without a semicolon', 'SELECT 1; SELECT 2', ['SELECT 1', 'SELECT 2']],
    ['empty statements and blanks', ' ;;\n SELECT 1;\n ;', ['SELECT 1']],
    ['comments alone', '-- only; words\n/* and; these */', []],
    ['a comment stays with its statement', '-- why;\nSELECT 1;', ['-- why;\nSELECT 1']],
    ['a single quote, doubled', "SELECT 'a;''b;'; SELECT 2", ["SELECT 'a;''b;'", 'SELECT 2']],
    ['a backslash is plain in an ordinary string', "SELECT '\\'; SELECT 2", ["SELECT '\\'", 'SELECT 2']],
    ['a backslash escapes in an E string', "SELECT E'\\';'; SELECT 2", ["SELECT E'\\';'", 'SELECT 2']],
    ['a name ending in e before a string', "SELECT typE'\\'; SELECT 2", ["SELECT typE'\\'", 'SELECT 2']],
    ['a quoted name', 'SELECT "a;""b"; SELECT 2', ['SELECT "a;""b"', 'SELECT 2']],
    ['a nested comment', 'SELECT /* a /* ; */ ; */ 1; SELECT 2', ['SELECT /* a /* ; */ ; */ 1', 'SELECT 2']],
    ['dollar quotes', "DO $$ BEGIN; 'x; END $$; SELECT 2", ["DO $$ BEGIN; 'x; END $$", 'SELECT 2']],
    [
      'dollar quotes in dollar quotes',
      'DO $a$ x; $$;$$ ; $b$ $a$; SELECT 2',
      ['DO $a$ x; $$;$$ ; $b$ $a$', 'SELECT 2'],
    ],
    [
      'a parameter and a dollar in a name open nothing',
      'SELECT $1, a$b$; SELECT 2',
      ['SELECT $1, a$b$', 'SELECT 2'],
    ],
    [
      'a rule of several commands',
      'CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2); SELECT 3',
      ['CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2)', 'SELECT 3'],
    ],
    [
      'a body in standard SQL',
      'CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3',
      [
        'CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END',
        'SELECT 3',
      ],
    ],
    ['BEGIN of a transaction is no body', 'BEGIN; SELECT 1; END;', ['BEGIN', 'SELECT 1', 'END']],
    ['Chinese names', 'SELECT 1 AS 港湾; SELECT 2', ['SELECT 1 AS 港湾', 'SELECT 2']],
  ])('%s', (_, sql, expected) => {
    expect(splitStatements(sql)).toEqual(expected)
  })

  test.each([
    ["SELECT 1;\nSELECT 'x", 'The quote opened in line 2 is never closed.'],
    ['DO $x$ BEGIN', 'The quote $x$ opened in line 1 is never closed.'],
    ['/* /* */', 'The comment opened in line 1 is never closed.'],
  ])('what is never closed is refused with its line: %s', (sql, message) => {
    expect(() => splitStatements(sql)).toThrow(message)
  })

  test('whatever is put between quotes, nothing is lost and nothing is cut', () => {
    const quoted = fc.oneof(
      fc.string().map((text) => `'${text.replaceAll("'", "''")}'`),
      fc.string().map((text) => `$q$${text.replaceAll('$', '')}$q$`),
      fc.string().map((text) => `"${text.replaceAll('"', '""')}"`),
      fc.string().map((text) => `/*${text.replaceAll(/[*/]/g, '')}*/ 1`),
    )
    const script = fc.array(
      quoted.map((text) => `SELECT ${text}`),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(script, (statements) => {
        expect(splitStatements(`${statements.join(';\n')};`)).toEqual(statements)
      }),
    )
  })
})
