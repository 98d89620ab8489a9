import { type Span, secretSpans, valueSpan } from './secret-spans'

/**
 * Where a line of an image's history holds values: of build arguments (`|2 A=x B=y /bin/sh -c …`), of ENV and ARG, and of a health
 * check, as the classic builder and BuildKit write them. Anything else is read as any text.
 */
export function historySpans(line: string): Span[] {
  const args = /^(?:RUN )?\|\d+ /.exec(line)
  if (args) {
    const rest = line.slice(args[0].length)
    // Values may hold blanks, so only the last shell is surely behind all of them.
    const shell = [...rest.matchAll(/ \/\S*sh -c /g)].at(-1)?.index ?? -1
    const end = args[0].length + (shell < 0 ? rest.length : shell)
    return [...pairs(line, args[0].length, end), ...shifted(secretSpans(line.slice(end), true), end)]
  }
  const told = /^(?:\/bin\/sh -c )?(?:#\(nop\)\s+)?(ENV|ARG|HEALTHCHECK)\s+/.exec(line)
  if (!told) return secretSpans(line, true)
  const from = told[0].length
  if (told[1] === 'HEALTHCHECK') return line.slice(from).startsWith('[removed]') ? [] : [[from, line.length]]
  if (line.indexOf('=', from) >= 0) return pairs(line, from, line.length)
  const legacy = /^\S+\s+/.exec(line.slice(from))
  return legacy && told[1] === 'ENV' ? [[from + legacy[0].length, line.length]] : []
}

/** From behind each `NAME=` to the next one. */
function pairs(line: string, from: number, end: number): Span[] {
  const names = [...line.slice(from, end).matchAll(/(?:^|\s)[A-Za-z_][\w.-]*=/g)]
  return names.flatMap((name, i) => {
    const begins = from + name.index + name[0].search(/\S/)
    const ends = from + (names[i + 1]?.index ?? end - from)
    const value = valueSpan(line.slice(begins, ends))
    return value ? shifted([value], begins) : []
  })
}

const shifted = (spans: readonly Span[], by: number): Span[] =>
  spans.map(([from, to]) => [from + by, to + by])
