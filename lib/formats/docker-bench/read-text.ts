import type { Line } from '../text/line-splitter'
import { isKnownTitle } from './identity'
import type { PrintedResult, Run } from './printed'
import { printedDate } from './printed-date'
import type { RunCollector } from './run-collector'
import { type TextLine, textLine } from './text-line'

/**
 * Turns the lines of a text log, or of captured stdout, into runs and results. The place of a result runs from its
 * own line to the last line that belongs to it. Lines of others (shell, engine warnings) are passed over.
 */
export class TextReportReader {
  /** The result to which continuation lines belong. */
  private open: PrintedResult | null = null
  /** Version of the banner, which stands before the run. */
  private version: string | undefined
  /** In `Section B` remediation is printed with the ids of checks. */
  private remediation = false
  /** True where the run ends with `Checks:`; otherwise `Score:` ends it. */
  private endsWithChecks = false
  private ignored = 0

  constructor(private readonly collector: RunCollector) {}

  line(line: Line): void {
    const read = textLine(line.text)
    if (!line.ended && this.unsure(read)) return
    if (this.remediation && read.is !== 'begin' && read.is !== 'heading') return
    this.take(read, line)
  }

  /** Notes what was passed over. */
  end(): void {
    if (this.ignored > 0) {
      const message = `${this.ignored} lines that docker-bench-security did not print are passed over.`
      this.collector.note('info', 'ignored_lines', message)
    }
  }

  private take(read: TextLine, line: Line): void {
    const at = { from: line.from, to: line.to, line: line.number }
    if (read.is === 'check') this.result(read, at)
    else if (read.is === 'untitled') this.untitled(read, line)
    else if (read.is === 'said') this.said(read.text, line)
    else if (read.is === 'section') this.open = null
    else if (read.is === 'begin') this.begin(read.date, line)
    else if (read.is === 'heading') this.heading(read, line)
    else if (read.is === 'banner') this.version = read.version
    else if (read.is === 'checks') this.checks(this.collector.current(at), read.count)
    else if (read.is === 'score') this.finish(this.collector.current(at))
    else if (read.is === 'not_root') this.notRoot(line)
    else if (read.is === 'noise') this.ignored += 1
  }

  private begin(date: string, line: Line): void {
    const run = this.collector.begin({ from: line.from, to: line.to, line: line.number })
    const instant = printedDate(date)
    if (instant) run.startedAt = instant
    else run.startedText = date
    if (this.version) run.version = this.version
    this.version = undefined
    this.open = null
    this.remediation = false
    this.endsWithChecks = false
  }

  private heading({ part, title }: { part: string; title: string }, { from, to, number }: Line): void {
    this.collector.current({ from, to, line: number })
    this.open = null
    this.remediation = part === 'B'
    this.endsWithChecks = part === 'C' && title.trim() === 'Checks'
  }

  private result(
    { word, id, title }: { word: string; id: string; title: string },
    at: PrintedResult['at'],
  ): void {
    this.open = { id, title, word, said: { shape: 'text', lines: [] }, at }
    this.collector.add(this.open)
  }

  private untitled({ word, title }: { word: string; title: string }, line: Line): void {
    if (!isKnownTitle(title)) {
      this.ignored += 1
      return
    }
    const at = { from: line.from, to: line.to, line: line.number }
    this.open = { id: '', title, word, said: { shape: 'text', lines: [] }, at }
    this.collector.add(this.open, false)
  }

  private said(text: string, line: Line): void {
    if (this.open?.said.shape === 'text') {
      this.collector.item(line.from)
      this.open.said.lines.push(text)
      this.open.at.to = line.to
    } else if (text.startsWith('No containers running')) {
      this.collector.current({ from: line.from, to: line.to, line: line.number }).noContainers = true
    }
  }

  private checks(run: Run, count: number): void {
    run.checks = count
    this.open = null
    if (this.endsWithChecks) run.ended = true
  }

  private finish(run: Run): void {
    this.open = null
    if (run.checks !== undefined) run.ended = true
  }

  private notRoot(line: Line): void {
    const message = 'docker-bench-security did not run as root, so some of its checks could not look.'
    this.collector.note('warning', 'not_root', message, `line ${line.number}`)
  }

  /** A last line without line feed may be cut: only one that is surely whole is read. */
  private unsure(read: TextLine): boolean {
    if (read.is === 'score' || (read.is === 'checks' && this.endsWithChecks)) {
      this.collector.note(
        'info',
        'no_final_newline',
        'The last line has no line end; the run is taken as whole.',
      )
      return false
    }
    return !(
      read.is === 'check' &&
      (read.word === 'PASS' || read.word === 'NOTE') &&
      isKnownTitle(read.title)
    )
  }
}
