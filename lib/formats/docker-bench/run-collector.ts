import { BrokenReportError, type EvidencePlace, type Note, type ReportCounts } from '../../core/report'
import { hasEnded } from './has-ended'
import { ITEM_LIMIT, type PrintedResult, RESULT_LIMIT, type Run } from './printed'

/**
 * Takes the runs of a report as a reader meets them. Counts all, keeps only those that may be the one to show:
 * the last complete one with results, and the last one.
 */
export class RunCollector {
  readonly notes: Note[] = []
  readonly counts: Required<Pick<ReportCounts, 'items' | 'byResult'>> = { items: 0, byResult: {} }
  /** Number of runs begun. */
  runs = 0
  /** The run being read, or the last one. */
  last: Run | null = null
  /** The last complete run before `last` that has results, and its number, counted from 1. */
  lastComplete: { run: Run; number: number } | null = null
  private items = 0
  private readonly noted = new Set<string>()

  begin(at: EvidencePlace): Run {
    if (this.last && this.last.results.length > 0 && hasEnded(this.last)) {
      this.lastComplete = { run: this.last, number: this.runs }
    }
    this.runs += 1
    this.items = 0
    this.last = { results: [], ended: false, at }
    return this.last
  }

  /** The run being read; a report that begins in its midst has one all the same. */
  current(at: EvidencePlace): Run {
    return this.last ?? this.begin(at)
  }

  /** Adds a result to the run being read. `counted` is false for what the tool prints beside its numbered checks. */
  add(result: PrintedResult, counted = true): void {
    const run = this.current(result.at)
    if (run.results.length === RESULT_LIMIT) {
      throw new BrokenReportError(
        'too_many_results',
        `more than ${RESULT_LIMIT} results`,
        `byte ${result.at.from}`,
      )
    }
    run.results.push(result)
    if (counted) this.count(result.word)
  }

  count(word: string): void {
    this.counts.items += 1
    this.tally(word, 1)
  }

  /** Moves one count from one word to another (a flat id printed again: the last one is what a reader sees). */
  recount(from: string, to: string): void {
    this.tally(from, -1)
    this.tally(to, 1)
  }

  /** Says that one more item was read. @throws BrokenReportError beyond {@link ITEM_LIMIT}. */
  item(at: number): void {
    this.items += 1
    if (this.items > ITEM_LIMIT) {
      throw new BrokenReportError('too_many_items', `more than ${ITEM_LIMIT} items in one run`, `byte ${at}`)
    }
  }

  /** Notes something; of each code only the first place is told. */
  note(level: Note['level'], code: string, message: string, at?: string): void {
    if (this.noted.has(code)) return
    this.noted.add(code)
    this.notes.push(at === undefined ? { level, code, message } : { level, code, message, at })
  }

  private tally(word: string, by: number): void {
    const { byResult } = this.counts
    const count = (byResult[word] ?? 0) + by
    if (count === 0) delete byResult[word]
    else byResult[word] = count
  }
}
