import { BrokenReportError, type ParseEvent, type ParseHints } from '../../core/report'
import { readElements } from '../json/read-elements'
import { withHead } from '../with-head'
import { TrivyCollector } from './collector'
import { detectReport } from './detect-report'
import { reportEvents } from './report-events'
import { SHAPES } from './shapes'

/**
 * Reads a report of Trivy in any of its JSON formats. Bytes are read as they come; what is kept is
 * the findings, since the same one may stand in several places and its asset is often named last.
 * @throws BrokenReportError when the report is cut or damaged: half a scan proves nothing of the other half.
 */
export async function* parseReport(
  chunks: AsyncIterable<Uint8Array>,
  hints: ParseHints,
): AsyncGenerator<ParseEvent, void, undefined> {
  const { head, all } = await withHead(chunks)
  const detected = detectReport(head, hints)
  if (!detected) throw new BrokenReportError('not_trivy', 'The bytes do not begin like a report of Trivy.')
  const collector = new TrivyCollector()
  await readElements(all, detected.skip, SHAPES[detected.format], {
    element: (element) => collector.element(element),
    note: (level, code, message, at) => collector.note(level, code, message, at),
  })
  yield* reportEvents(detected.format, collector, hints)
}
