import { BrokenReportError } from '../../core/report'
import { JsonScanner } from '../json/json-scanner'
import { JsonSyntaxError } from '../json/token'
import { noteFlaw } from './flaws'
import { JsonReportReader } from './read-json'
import type { RunCollector } from './run-collector'
import { Salvage } from './salvage'

const LF = 0x0a
const COMMA = 0x2c
const BRACKET = 0x5d

/**
 * Reads a JSON report from its bytes. Broken JSON (docker-bench escapes nothing and some of its versions forget
 * commas) does not lose what is whole: reading goes on at the next section or result, and the run is `damaged`.
 */
export class JsonBytesReader {
  private readonly report: JsonReportReader
  private readonly salvage = new Salvage()
  private scanner: JsonScanner | null
  private base = 0
  /** Line of the byte `counted` of the chunk. */
  private line = 1
  private counted = 0
  private noise = false

  /** @param skip bytes before the JSON (a byte order mark, messages of the shell) */
  constructor(
    private readonly collector: RunCollector,
    private readonly skip: number,
  ) {
    this.report = new JsonReportReader(collector)
    this.scanner = skip === 0 ? this.scan(0, 1) : null
  }

  feed(chunk: Uint8Array): void {
    let index = 0
    if (this.base < this.skip) {
      index = Math.min(chunk.length, this.skip - this.base)
      if (this.base + index === this.skip) this.scanner = this.scan(this.skip, this.lineAt(chunk, index))
    }
    while (index < chunk.length && !this.noise && this.base + index >= this.skip) {
      index = this.scanner ? this.read(this.scanner, chunk, index) : this.search(chunk, index)
    }
    this.lineAt(chunk, chunk.length)
    this.counted = 0
    this.base += chunk.length
  }

  end(): void {
    if (this.noise || !this.scanner) return
    try {
      this.scanner.end()
    } catch (error) {
      if (!(error instanceof JsonSyntaxError)) throw error
      if (this.collector.last?.damaged) return
      this.collector.note('error', 'truncated_report', TRUNCATED, `byte ${error.offset}`)
    }
  }

  private scan(from: number, line: number): JsonScanner {
    const { report, collector } = this
    return new JsonScanner({
      onToken: (token) => report.token(token),
      onFlaw: (flaw, at) => noteFlaw(collector, flaw, at),
      from,
      line,
    })
  }

  /** Feeds the scanner from `index`; returns where reading goes on. */
  private read(scanner: JsonScanner, chunk: Uint8Array, index: number): number {
    try {
      scanner.feed(index === 0 ? chunk : chunk.subarray(index))
      return chunk.length
    } catch (error) {
      if (!(error instanceof JsonSyntaxError)) throw error
      this.broken(error, chunk[error.offset - this.base])
      return error.offset - this.base
    }
  }

  /** Decides what broken JSON means. @param byte the first byte that does not fit */
  private broken(error: JsonSyntaxError, byte: number | undefined): void {
    const { collector } = this
    const at = `byte ${error.offset}`
    if (error.kind === 'too_deep')
      throw new BrokenReportError('too_deep', `The JSON is ${error.message}.`, at)
    this.scanner = null
    if (error.afterDocument && !collector.last?.damaged) {
      this.noise = true
      collector.note('info', 'trailing_bytes', 'What follows the JSON is passed over.', at)
      return
    }
    this.report.breakOff(!(error.afterDocument && (byte === COMMA || byte === BRACKET)))
    if (collector.last) collector.last.damaged = true
    collector.note('error', 'broken_json', `${BROKEN} (${error.message})`, at)
  }

  private search(chunk: Uint8Array, index: number): number {
    const found = this.salvage.find(chunk, index, this.base)
    if (!found) return chunk.length
    const blanks = found.matched.filter((byte) => byte === LF).length
    this.scanner = this.scan(found.from, this.lineAt(chunk, found.next) - blanks)
    this.scanner.feed(found.matched)
    return found.next
  }

  /** Line of the byte `end` of the chunk; asked in rising order. */
  private lineAt(chunk: Uint8Array, end: number): number {
    for (let at = chunk.indexOf(LF, this.counted); at >= 0 && at < end; at = chunk.indexOf(LF, at + 1))
      this.line += 1
    this.counted = Math.max(this.counted, end)
    return this.line
  }
}

const TRUNCATED =
  'The report breaks off: the run was ended or the file was cut. Only results that were printed whole are read; run docker-bench-security again.'
const BROKEN =
  'docker-bench-security wrote broken JSON here. Only results that are whole are read; hand in the text log of the same run instead.'
