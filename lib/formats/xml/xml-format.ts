import { BrokenReportError, type Format, type ParseHints } from '../../core/report'
import { type FindingsReport, findingsEvents } from '../scan/findings-report'
import { ReportTally } from '../scan/report-tally'
import { withHead } from '../with-head'
import { readXml, type XmlElement } from './read-xml'
import { xmlRoot } from './xml-root'
import type { XmlShape } from './xml-shape'

/** Reads the elements of one report in the order in which they are read whole. */
export interface XmlReader {
  element(element: XmlElement): void
  /** Called once, after the last element. */
  report(): FindingsReport
}

interface Options<Word extends string> {
  tool: string
  /** What the tool is called in sentences. */
  title: string
  /** The format word of a document with this root, or null. `attributes` are those of the root, as printed. */
  formatOf(root: { local: string; attributes: string }): Word | null
  /** Of the document; its members are possible roots. */
  shape: XmlShape
  counts: 'bySeverity' | 'byResult'
  reader(word: Word, tally: ReportTally, hints: ParseHints): XmlReader
}

/** A format of one XML document, read as a stream. */
export function xmlFormat<Word extends string>({
  tool,
  title,
  formatOf,
  shape,
  counts,
  reader,
}: Options<Word>): Format {
  function word(head: Uint8Array): Word | null {
    const root = xmlRoot(head)
    return root && formatOf(root)
  }
  return {
    tool,
    detect: ({ head }) => word(head),
    async *parse(chunks, hints) {
      const { head, all } = await withHead(chunks)
      const format = word(head)
      if (!format)
        throw new BrokenReportError('not_a_report', `The bytes do not begin like a report of ${title}.`)
      const tally = new ReportTally(counts)
      const read = reader(format, tally, hints)
      await readXml(all, shape, (element) => read.element(element))
      yield* findingsEvents(tool, format, read.report(), tally, hints)
    },
  }
}
