import { BrokenReportError, type Note } from '../../core/report'
import { JsonScanner } from '../json/json-scanner'
import { JsonSyntaxError } from '../json/token'
import { type JsonElement, WholeValueReader } from './whole-values'

const SEVERAL = 'The file holds more than one report, one after another. Hand each of them in by itself.'
const MARK = [0xef, 0xbb, 0xbf]

interface Scan {
  /** Asked of each value, from the outside in. */
  wanted: (path: readonly string[]) => boolean
  take: (element: JsonElement) => void
  /** Told of text that had to be changed. */
  notes: Note[]
}

/**
 * Reads JSON as it comes and gives the values that somebody wants; a byte order mark before it is passed over.
 * @throws BrokenReportError when the JSON breaks off, is none, or is followed by another (`truncated_report`, `broken_json`, `too_deep`,
 *   `several_reports`)
 */
export async function scanValues(
  chunks: AsyncIterable<Uint8Array>,
  { wanted, take, notes }: Scan,
): Promise<void> {
  const elements = new WholeValueReader(wanted, take)
  const flaws = new Set<string>()
  let depth = 0
  let documents = 0
  const scan = (from: number) =>
    new JsonScanner({
      from,
      onToken: (token) => {
        if (token.type === 'object_end' || token.type === 'array_end') depth -= 1
        else if (depth === 0) documents += 1
        if (token.type === 'object_start' || token.type === 'array_start') depth += 1
        if (documents > 1) throw new BrokenReportError('several_reports', SEVERAL, `byte ${token.from}`)
        elements.token(token)
      },
      onFlaw: (flaw, at) => {
        if (flaws.has(flaw)) return
        flaws.add(flaw)
        const message =
          'Text that cannot be stored as it is was made visible. The evidence keeps the original bytes.'
        notes.push({ level: 'warning', code: flaw, message, at: `byte ${at}` })
      },
    })
  let scanner: JsonScanner | null = null
  const begin: number[] = []
  try {
    for await (const chunk of chunks) {
      let rest = chunk
      if (!scanner) {
        // Three bytes tell whether a byte order mark stands before the JSON.
        const need = Math.max(0, 3 - begin.length)
        begin.push(...rest.subarray(0, need))
        rest = rest.subarray(need)
        if (begin.length < 3) continue
        const marked = MARK.every((byte, i) => begin[i] === byte)
        scanner = scan(marked ? 3 : 0)
        if (!marked) scanner.feed(Uint8Array.from(begin))
      }
      scanner.feed(rest)
    }
    if (!scanner) {
      scanner = scan(0)
      scanner.feed(Uint8Array.from(begin))
    }
    scanner.end()
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
    if (!error.afterDocument) throw broken(error)
    const message = 'What follows the JSON is passed over.'
    notes.push({ level: 'info', code: 'trailing_bytes', message, at: `byte ${error.offset}` })
  }
}

function broken({ kind, message, offset }: JsonSyntaxError): BrokenReportError {
  if (kind === 'truncated') {
    const sentence = 'The JSON breaks off in the middle; collect it again.'
    return new BrokenReportError('truncated_report', sentence, `byte ${offset}`)
  }
  const code = kind === 'too_deep' ? 'too_deep' : 'broken_json'
  return new BrokenReportError(code, `The JSON cannot be read: ${message}.`, `byte ${offset}`)
}
