import { BrokenReportError } from '../../core/report'
import type { TextFlaw } from '../text/visible'
import { type JsonElement, JsonElements } from './json-elements'
import { JsonScanner } from './json-scanner'
import type { Shape } from './shape'
import { JsonSyntaxError } from './token'

const LF = 0x0a

export interface ElementsSink {
  element(element: JsonElement): void
  note(level: 'info' | 'warning', code: string, message: string, at: string): void
  /** More than one document is one report. */
  several?: boolean
}

/**
 * Reads the elements that a shape names from a JSON report that a program wrote whole. Such a report is either all
 * there or it is refused: half a scan must not pass for one that found less.
 *
 * @param skip bytes before the JSON (a byte order mark, lines of a log); at most the first chunk
 * @throws BrokenReportError with the place: `truncated_report`, `broken_json`, `too_deep`, `several_reports`, `too_many_values`
 */
export async function readElements(
  chunks: AsyncIterable<Uint8Array>,
  skip: number,
  shape: Shape,
  sink: ElementsSink,
): Promise<void> {
  const elements = new JsonElements(shape, {
    element: (element) => sink.element(element),
    duplicate: (name, at) => {
      const message = `The name ${JSON.stringify(name.slice(0, 80))} stands twice in one object; both lists are read, of single values the last.`
      sink.note('warning', 'duplicate_key', message, `byte ${at}`)
    },
  })
  let scanner: JsonScanner | undefined
  let noise = false
  for await (const chunk of chunks) {
    let bytes = chunk
    if (!scanner) {
      const line = 1 + chunk.subarray(0, skip).filter((byte) => byte === LF).length
      scanner = scan(elements, sink, skip, line)
      bytes = chunk.subarray(skip)
    }
    if (!noise) noise = !feed(scanner, bytes, sink)
  }
  if (noise) return
  try {
    ;(scanner ?? scan(elements, sink, 0, 1)).end()
  } catch (error) {
    throw refusal(error)
  }
}

function scan(elements: JsonElements, sink: ElementsSink, from: number, line: number): JsonScanner {
  return new JsonScanner({
    onToken: (token) => {
      elements.token(token)
      if (elements.documents > 1 && !sink.several) {
        throw new BrokenReportError('several_reports', SEVERAL, `byte ${token.from}`)
      }
    },
    wants: (isKey) => elements.wants(isKey),
    whole: {
      wants: () => elements.takesWhole(),
      accept: (bytes, members, place) => elements.whole(bytes, members, place),
    },
    onFlaw: (flaw, at) => sink.note('warning', flaw, FLAWS[flaw], `byte ${at}`),
    from,
    line,
  })
}

/** False when the report has ended and what follows it is no JSON. */
function feed(scanner: JsonScanner, bytes: Uint8Array, sink: ElementsSink): boolean {
  try {
    scanner.feed(bytes)
    return true
  } catch (error) {
    if (!(error instanceof JsonSyntaxError && error.afterDocument)) throw refusal(error)
    sink.note('info', 'trailing_bytes', 'What follows the JSON is passed over.', `byte ${error.offset}`)
    return false
  }
}

function refusal(error: unknown): unknown {
  if (!(error instanceof JsonSyntaxError)) return error
  const at = `byte ${error.offset}`
  if (error.kind === 'too_deep') return new BrokenReportError('too_deep', `The JSON is ${error.message}.`, at)
  if (error.kind === 'truncated') return new BrokenReportError('truncated_report', TRUNCATED, at)
  return new BrokenReportError('broken_json', `The JSON is broken here: ${error.message}.`, at)
}

const TRUNCATED =
  'The report breaks off: the scan was ended or the file was cut. Half a scan proves nothing of the rest; hand it in again whole.'
const SEVERAL = 'The file holds more than one report, one after another. Hand each of them in by itself.'
const FLAWS: Record<TextFlaw, string> = {
  nul_replaced: 'A NUL character cannot be stored; it is shown as ␀. The evidence keeps the original bytes.',
  lone_surrogate_replaced:
    'Half a surrogate pair is no character; it is shown as �. The evidence keeps the original bytes.',
  invalid_utf8_replaced: 'Bytes that are not UTF-8 are shown as �. The evidence keeps the original bytes.',
}
