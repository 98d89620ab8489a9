import { BrokenReportError, type EvidencePlace, type Note } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import { FINDING_LIMIT } from '../scan/asset-findings'
import { countWord } from '../scan/count-word'
import type { FoundVulnerability } from '../scan/found'
import type { DistributionName } from './distribution-of'

/** What every format of the family comes to. */
export interface ClairReport {
  /** Digest of the image's manifest, or the reference it was scanned by. */
  image: { digest?: string; reference?: string }
  found: FoundVulnerability[]
  distributions: (DistributionName & { at: EvidencePlace })[]
  /** Packages that the report lists, vulnerable or not. */
  packages: { count: number; at: EvidencePlace } | null
  /** Why nothing was scanned, where the report says so. */
  failed?: string
  /** Packages were looked at. */
  scanned: boolean
}

/** Reads the elements of one format, in the order in which they are read whole. */
export interface ClairReader {
  element(element: JsonElement): void
  report(): ClairReport
}

/** Counts as printed, and notes of each code the first place. */
export class ClairTally {
  items = 0
  readonly bySeverity = new Map<string, number>()
  readonly notes: Note[] = []
  private readonly noted = new Set<string>()

  /** @throws BrokenReportError beyond {@link FINDING_LIMIT} */
  count(severity: string, at: EvidencePlace): void {
    this.items += 1
    this.limit(this.items, at)
    countWord(this.bySeverity, severity)
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

  unreadable(at: EvidencePlace): void {
    const message = 'A row that names no advisory or package is counted and otherwise passed over.'
    this.note('warning', 'unreadable_finding', message, at.pointer)
  }
}
