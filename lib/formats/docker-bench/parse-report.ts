import { BrokenReportError, type ParseEvent } from '../../core/report'
import { LineSplitter } from '../text/line-splitter'
import { withHead } from '../with-head'
import { detectReport } from './detect-report'
import { noteFlaw } from './flaws'
import { JsonBytesReader } from './read-json-bytes'
import { TextReportReader } from './read-text'
import { reportEvents } from './report-events'
import { RunCollector } from './run-collector'

interface BytesReader {
  feed(chunk: Uint8Array): void
  end(): void
}

/**
 * Reads a report of docker-bench-security in any of its shapes. Bytes are read as they come; what is
 * kept is the compact results of one or two runs, since identity and completeness are known at the end only.
 * @throws BrokenReportError when not one result can be read from what is, by its beginning, such a report.
 */
export async function* parseReport(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ParseEvent, void, undefined> {
  const { head, all } = await withHead(chunks)
  const detected = detectReport(head)
  if (!detected) {
    throw new BrokenReportError(
      'not_docker_bench',
      'The bytes do not begin like a report of docker-bench-security.',
    )
  }
  const collector = new RunCollector()
  const reader =
    detected.format === 'docker-bench-json'
      ? new JsonBytesReader(collector, detected.skip)
      : textReader(collector)
  for await (const chunk of all) reader.feed(chunk)
  reader.end()
  yield* reportEvents(detected.format, collector)
}

function textReader(collector: RunCollector): BytesReader {
  const report = new TextReportReader(collector)
  const lines = new LineSplitter(
    (line) => report.line(line),
    (flaw, at) => noteFlaw(collector, flaw, at),
  )
  return {
    feed: (chunk) => lines.feed(chunk),
    end: () => {
      lines.end()
      report.end()
    },
  }
}
