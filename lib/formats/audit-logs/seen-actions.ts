import { checkName } from '../../core/check'
import type { EvidencePlace, ParseHints } from '../../core/report'
import { AssetFindings } from '../scan/asset-findings'
import type { FindingsReport } from '../scan/findings-report'
import type { ReportTally } from '../scan/report-tally'

interface Action {
  /** What was done, as the log calls it: `docker/container:exec_create`, `sudo/denied`. */
  kind: string
  /** By whom or to what; never arguments of commands, which hold secrets. */
  subject: string
  printed: string
  at: EvidencePlace
}

/** Gathers actions of one log, each (kind, subject) once with how often it was done. */
export class SeenActions {
  private readonly findings: AssetFindings
  private unread = 0
  private latest = 0
  private host = ''

  constructor(
    private readonly tally: ReportTally,
    hints: ParseHints,
  ) {
    this.findings = new AssetFindings('audit-logs', hints.kind ?? 'host')
  }

  add({ kind, subject, printed, at }: Action): void {
    this.findings.other({
      check: {
        name: checkName('audit-logs', kind.slice(0, 200)),
        title: kind.slice(0, 200),
        printedId: kind.slice(0, 200),
        known: false,
      },
      subject: subject.slice(0, 300),
      result: 'informational',
      detail: 'recorded',
      counted: true,
      printedResult: printed.slice(0, 60),
      at,
    })
  }

  /** @param seconds since 1970 */
  time(seconds: number): void {
    if (seconds > this.latest && seconds < 7e9) this.latest = seconds
  }

  named(host: string): void {
    this.host ||= host
  }

  unreadable(): void {
    this.unread += 1
  }

  report(profile: string): FindingsReport {
    if (this.unread > 0)
      this.tally.note(
        'warning',
        'ignored_lines',
        `${this.unread} lines could not be read and are passed over.`,
      )
    const printedAt =
      this.latest > 0
        ? new Date(Math.floor(this.latest) * 1000).toISOString().replace('.000Z', 'Z')
        : undefined
    return {
      header: {
        ...(printedAt === undefined ? {} : { printedAt }),
        assetKind: 'host',
        identities: [],
        ...(this.host === '' ? {} : { name: this.host }),
      },
      root: { findings: this.findings, profile },
      complete: this.unread === 0,
    }
  }
}
