/** What the splitter must tell apart in SQL; everything else in between is `other`. Comments and blanks give nothing. */
export type Token =
  | { readonly kind: 'word'; readonly at: number; readonly text: string }
  | { readonly kind: 'semicolon' | 'open' | 'close' | 'other'; readonly at: number }

const WORD = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y
const DOLLAR = /\$([A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y
const NUMBER = /[0-9][A-Za-z0-9_.]*/y
const SIGNS: Readonly<Record<string, 'semicolon' | 'open' | 'close'>> = {
  ';': 'semicolon',
  '(': 'open',
  ')': 'close',
}

/** Reads SQL by PostgreSQL's lexical rules (manual, 4.1), as far as splitting needs them. */
export function* tokens(sql: string): Generator<Token> {
  let at = 0
  while (at < sql.length) {
    const char = sql[at] as string
    const next = sql[at + 1]
    if (/\s/.test(char)) at++
    else if (char === '-' && next === '-') at = endOfLine(sql, at)
    else if (char === '/' && next === '*') at = endOfComment(sql, at)
    else {
      const [token, end] = read(sql, at, char, next)
      yield token
      at = end
    }
  }
}

function read(sql: string, at: number, char: string, next: string | undefined): [Token, number] {
  if (char === "'") return [{ kind: 'other', at }, endOfQuote(sql, at, "'", false)]
  if (char === '"') return [{ kind: 'other', at }, endOfQuote(sql, at, '"', false)]
  if ((char === 'E' || char === 'e') && next === "'")
    return [{ kind: 'other', at }, endOfQuote(sql, at + 1, "'", true)]
  const dollar = match(DOLLAR, sql, at)
  if (dollar) return [{ kind: 'other', at }, endOfDollar(sql, at, dollar)]
  const word = match(WORD, sql, at)
  if (word) return [{ kind: 'word', at, text: word }, at + word.length]
  const number = match(NUMBER, sql, at)
  if (number) return [{ kind: 'other', at }, at + number.length]
  return [{ kind: SIGNS[char] ?? 'other', at }, at + 1]
}

function match(pattern: RegExp, sql: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(sql)?.[0]
}

function endOfLine(sql: string, at: number): number {
  const end = sql.indexOf('\n', at)
  return end < 0 ? sql.length : end
}

/** Comments nest, unlike C's. */
function endOfComment(sql: string, at: number): number {
  let depth = 0
  for (let i = at; i < sql.length; i++) {
    if (sql.startsWith('/*', i)) {
      depth++
      i++
    } else if (sql.startsWith('*/', i)) {
      i++
      if (--depth === 0) return i + 1
    }
  }
  throw unclosed(sql, at, 'comment')
}

/** A doubled quote is one quote; a backslash counts only in E'…'. */
function endOfQuote(sql: string, at: number, quote: string, backslashes: boolean): number {
  for (let i = at + 1; i < sql.length; i++) {
    if (backslashes && sql[i] === '\\') i++
    else if (sql[i] === quote) {
      if (sql[i + 1] !== quote) return i + 1
      i++
    }
  }
  throw unclosed(sql, at, 'quote')
}

function endOfDollar(sql: string, at: number, tag: string): number {
  const end = sql.indexOf(tag, at + tag.length)
  if (end < 0) throw unclosed(sql, at, `quote ${tag}`)
  return end + tag.length
}

const unclosed = (sql: string, at: number, what: string): SyntaxError =>
  new SyntaxError(`The ${what} opened in line ${sql.slice(0, at).split('\n').length} is never closed.`)
