import { BrokenReportError, type ParseEvent, type ParseHints } from '../../core/report'
import { readElements } from '../json/read-elements'
import { ReportTally } from '../scan/report-tally'
import { withHead } from '../with-head'
import type { ClairReader } from './collector'
import { detectReport } from './detect-report'
import { ClairLayerReader } from './read-layer'
import { ClairRowsReader } from './read-rows'
import { ClairV4Reader } from './read-v4'
import { reportEvents } from './report-events'
import { type ClairFormat, SHAPES } from './shapes'

/**
 * Reads a report of Clair in any of its formats. Bytes are read as they come; what is kept is the
 * findings, since the maps of Clair 4 are tied together only at the end.
 * @throws BrokenReportError when the report is cut or damaged
 */
export async function* parseReport(
  chunks: AsyncIterable<Uint8Array>,
  hints: ParseHints,
): AsyncGenerator<ParseEvent, void, undefined> {
  const { head, all } = await withHead(chunks)
  const detected = detectReport(head)
  if (!detected) throw new BrokenReportError('not_clair', 'The bytes do not begin like a report of Clair.')
  const tally = new ReportTally()
  const reader = readerOf(detected.format, tally)
  await readElements(all, detected.skip, SHAPES[detected.format], {
    element: (element) => reader.element(element),
    note: (level, code, message, at) => tally.note(level, code, message, at),
  })
  yield* reportEvents(detected.format, reader.report(), tally, hints)
}

function readerOf(format: ClairFormat, tally: ReportTally): ClairReader {
  if (format === 'clair-v4') return new ClairV4Reader(tally)
  if (format === 'klar' || format === 'clair-scanner') return new ClairRowsReader(format, tally)
  return new ClairLayerReader(tally)
}
