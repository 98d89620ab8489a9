import { type Token, tokens } from './tokens'

const BODY_OWNERS = new Set(['FUNCTION', 'PROCEDURE'])

/**
 * Cuts an SQL script into its statements as psql would: semicolons inside quotes, dollar quotes, comments, parentheses
 * and `BEGIN ATOMIC … END` bodies end nothing.
 * @returns the statements in order, without their semicolon; pieces of nothing but comments are left out.
 * @throws {SyntaxError} when a quote or comment is never closed.
 */
export function splitStatements(sql: string): string[] {
  const statements: string[] = []
  let from = 0
  let state = fresh()
  const cut = (to: number): void => {
    if (state.words.length > 0 || state.solid) statements.push(sql.slice(from, to).trim())
    state = fresh()
  }
  for (const token of tokens(sql)) {
    if (token.kind === 'semicolon' && state.parens === 0 && state.blocks === 0) {
      cut(token.at)
      from = token.at + 1
    } else {
      advance(state, token)
    }
  }
  cut(sql.length)
  return statements
}

type State = { words: string[]; solid: boolean; parens: number; blocks: number }
const fresh = (): State => ({ words: [], solid: false, parens: 0, blocks: 0 })

/** Keeps count of what a semicolon may hide in. `words` holds the first few, which say what statement this is. */
function advance(state: State, token: Token): void {
  state.solid = true
  if (token.kind === 'open') state.parens++
  else if (token.kind === 'close') state.parens = Math.max(0, state.parens - 1)
  else if (token.kind === 'word') {
    const word = token.text.toUpperCase()
    if (state.words.length < 4) state.words.push(word)
    if (!makesRoutine(state.words)) return
    if (word === 'BEGIN' || (word === 'CASE' && state.blocks > 0)) state.blocks++
    else if (word === 'END' && state.blocks > 0) state.blocks--
  }
}

/** `CREATE [OR REPLACE] FUNCTION|PROCEDURE` */
const makesRoutine = ([first = '', second = '', , fourth = '']: readonly string[]): boolean =>
  first === 'CREATE' && (BODY_OWNERS.has(second) || (second === 'OR' && BODY_OWNERS.has(fourth)))
