import { BrokenReportError, type Format, type ParseHints } from '../../core/report'
import { textOfHead } from '../of-head'
import { type FindingsReport, findingsEvents } from '../scan/findings-report'
import { ReportTally } from '../scan/report-tally'
import { withHead } from '../with-head'
import { type Line, LineSplitter } from './line-splitter'
import type { TextFlaw } from './visible'

/** Reads the lines of one report in their order. */
export interface LineReader {
  line(line: Line): void
  /** Called once, after the last line. */
  report(): FindingsReport
}

interface Options<Word extends string> {
  tool: string
  /** What the tool is called in sentences. */
  title: string
  /** The format word of a text that begins so, or null. */
  formatOf(head: string): Word | null
  reader(word: Word, tally: ReportTally, hints: ParseHints): LineReader
}

/** No line of any log is longer; one that is costs its length once and is cut. */
const LONGEST_LINE = 1024 * 1024

/** A format of lines of text, read as they come. */
export function textFormat<Word extends string>({ tool, title, formatOf, reader }: Options<Word>): Format {
  const word = (head: Uint8Array) => formatOf(textOfHead(head))
  return {
    tool,
    detect: ({ head }) => word(head),
    async *parse(chunks, hints) {
      const { head, all } = await withHead(chunks)
      const format = word(head)
      if (!format) throw new BrokenReportError('not_a_report', `The bytes do not begin like ${title}.`)
      const tally = new ReportTally('byResult')
      const read = reader(format, tally, hints)
      const lines = new LineSplitter(
        (line) =>
          read.line(
            line.text.length > LONGEST_LINE ? { ...line, text: line.text.slice(0, LONGEST_LINE) } : line,
          ),
        (flaw, at) => tally.note('warning', flaw, FLAWS[flaw], `byte ${at}`),
      )
      for await (const chunk of all) lines.feed(chunk)
      lines.end()
      yield* findingsEvents(tool, format, read.report(), tally, hints)
    },
  }
}

const FLAWS: Record<TextFlaw, string> = {
  nul_replaced: 'A NUL character cannot be stored; it is shown as ␀. The evidence keeps the original bytes.',
  lone_surrogate_replaced: 'Half a surrogate pair is no character; it is shown as �.',
  invalid_utf8_replaced: 'Bytes that are not UTF-8 are shown as �. The evidence keeps the original bytes.',
}
