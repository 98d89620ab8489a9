import type { PrintedTime } from '../../core/printed-time'
import type { ParseHints } from '../../core/report'
import { JsonScanner } from '../json/json-scanner'
import { JsonSyntaxError, type JsonToken } from '../json/token'
import { instant } from '../scan/instant'
import { detectReport } from './detect-report'

/** It stands among the first members. */
const PIECE = 2048

/** Where a report of one artifact prints when it was made. Null where it is not to be seen from the first bytes. */
export function printedTime(head: Uint8Array, hints: ParseHints): PrintedTime | null {
  const detected = detectReport(head, hints)
  if (detected?.format !== 'trivy-schema-2') return null
  const { skip } = detected
  let depth = 0
  let isNext = false
  let isOver = false
  const found: JsonToken[] = []
  const scanner = new JsonScanner({
    from: skip,
    onFlaw: () => {},
    onToken: (token) => {
      const { type, text } = token
      if (isNext && type === 'string' && !isOver) found.push(token)
      isNext = type === 'key' && depth === 1 && text === 'CreatedAt'
      if (type === 'object_start' || type === 'array_start') depth += 1
      if (type === 'object_end' || type === 'array_end') depth -= 1
      isOver ||= depth === 0
    },
  })
  try {
    for (let at = skip; at < head.length && found.length === 0 && !isOver; at += PIECE)
      scanner.feed(head.subarray(at, at + PIECE))
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
  }
  const [token] = found
  if (!token) return null
  const [from, to] = [token.from + 1, token.to - 1]
  const printedAt = instant(token.text)
  // As many bytes as characters: nothing in it is escaped.
  return printedAt !== undefined && to - from === token.text.length ? { from, to, printedAt } : null
}
