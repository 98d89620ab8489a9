import { BrokenReportError, type EvidencePlace, type Note, type ReportCounts } from '../../core/report'
import { FINDING_LIMIT } from './asset-findings'
import { countWord } from './count-word'

/** Counts a report's rows in the tool's own words, and notes of each code the first place. */
export class ReportTally {
  items = 0
  readonly notes: Note[] = []
  private readonly words = new Map<string, number>()
  private readonly noted = new Set<string>()

  /** @param by what the tool's words are: grades of a scanner, or results of a benchmark */
  constructor(private readonly by: 'bySeverity' | 'byResult' = 'bySeverity') {}

  /** @throws BrokenReportError beyond {@link FINDING_LIMIT} */
  count(word: string, at: EvidencePlace): void {
    this.items += 1
    this.limit(this.items, at)
    countWord(this.words, word)
  }

  /** Counts a word that is no row of its own. */
  also(word: string): void {
    countWord(this.words, word)
  }

  counts(): ReportCounts {
    return { items: this.items, [this.by]: Object.fromEntries(this.words) }
  }

  limit(size: number, { from }: EvidencePlace): void {
    if (size <= FINDING_LIMIT) return
    throw new BrokenReportError('too_many_findings', `more than ${FINDING_LIMIT} findings`, `byte ${from}`)
  }

  note(level: Note['level'], code: string, message: string, at?: string): void {
    if (this.noted.has(code)) return
    this.noted.add(code)
    this.notes.push({ level, code, message, ...(at === undefined ? {} : { at }) })
  }

  unreadable({ pointer, line }: EvidencePlace): void {
    const message = 'A row that names no advisory, package or check is counted and otherwise passed over.'
    const at = pointer ?? (line === undefined ? undefined : `line ${line}`)
    this.note('warning', 'unreadable_finding', message, at)
  }
}
