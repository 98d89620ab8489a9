import { BrokenReportError, type Format, type ParseHints } from '../../core/report'
import { type FindingsReport, findingsEvents } from '../scan/findings-report'
import { ReportTally } from '../scan/report-tally'
import { withHead } from '../with-head'
import { jsonBegin } from './json-begin'
import type { JsonElement } from './json-elements'
import type { JsonOutline } from './json-outline'
import { readElements } from './read-elements'
import type { Shape } from './shape'

/** Reads the elements of one report in the order in which they are read whole. */
export interface JsonReader {
  element(element: JsonElement): void
  /** Called once, after the last element. */
  report(): FindingsReport
}

interface Options<Word extends string> {
  tool: string
  /** What the tool is called in sentences, e.g. `Grype`. */
  title: string
  /** The format word of a document that begins so, or null. */
  formatOf(outline: JsonOutline): Word | null
  shapes: Record<Word, Shape>
  /** Formats whose rows have results in place of grades. */
  byResult?: readonly Word[]
  /** Whether the tool writes several documents like this one, one after another, as one report. */
  several?(outline: JsonOutline): boolean
  /** Format that a bare empty list is when the sender names the tool. */
  emptyList?: Word
  reader(word: Word, tally: ReportTally, hints: ParseHints): JsonReader
}

/**
 * A format of one JSON document. Bytes are read as they come; half a document is refused with the place, since half a
 * scan proves nothing of the other half.
 */
export function jsonFormat<Word extends string>(options: Options<Word>): Format {
  const { tool, title, shapes, byResult = [], reader } = options
  function begin(head: Uint8Array, hints: ParseHints): { word: Word; skip: number; several: boolean } | null {
    const found = jsonBegin(head, (outline) => options.formatOf(outline) !== null)
    const word = found && options.formatOf(found.outline)
    if (found && word) return { word, skip: found.skip, several: options.several?.(found.outline) ?? false }
    if (options.emptyList === undefined || hints.tool?.trim().toLowerCase() !== tool) return null
    const list = /^\s*\[\s*\]\s*$/.test(new TextDecoder().decode(head.subarray(0, 100)))
    return list ? { word: options.emptyList, skip: head.indexOf(0x5b), several: false } : null
  }
  return {
    tool,
    detect: ({ head, hints }) => begin(head, hints)?.word ?? null,
    async *parse(chunks, hints) {
      const { head, all } = await withHead(chunks)
      const found = begin(head, hints)
      if (!found)
        throw new BrokenReportError('not_a_report', `The bytes do not begin like a report of ${title}.`)
      const { word, skip, several } = found
      const tally = new ReportTally(byResult.includes(word) ? 'byResult' : 'bySeverity')
      const read = reader(word, tally, hints)
      await readElements(all, skip, shapes[word], {
        element: (element) => read.element(element),
        note: (level, code, message, at) => tally.note(level, code, message, at),
        several,
      })
      yield* findingsEvents(tool, word, read.report(), tally, hints)
    },
  }
}
