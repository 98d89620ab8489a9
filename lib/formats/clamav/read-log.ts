import type { EvidencePlace, ParseHints } from '../../core/report'
import { AssetFindings } from '../scan/asset-findings'
import { classCheck } from '../scan/finding-class'
import type { FindingsReport } from '../scan/findings-report'
import type { ReportTally } from '../scan/report-tally'
import type { Line } from '../text/line-splitter'
import type { LineReader } from '../text/text-format'

const ERROR = /^(?:LibClamAV Error|ERROR): /
const SUMMARY = /^(Engine version|Known viruses|Scanned files|Infected files|Total errors): (.{1,60}?)\s*$/

/**
 * Reads what was found and the summary at the end. Only a scan that was ended, looked at files and met no error says that
 * there is nothing else: a summary of no file, or none at all, passes nothing.
 */
export class ClamAvReader implements LineReader {
  private readonly findings: AssetFindings
  private readonly summary = new Map<string, { value: string; at: EvidencePlace }>()
  private infected = 0
  private errors = 0

  constructor(
    private readonly tally: ReportTally,
    hints: ParseHints,
  ) {
    this.findings = new AssetFindings('clamav', hints.kind ?? 'image')
  }

  line({ text, from, to, number }: Line): void {
    const at = { from, to, line: number }
    const end = text.trimEnd()
    if (end.endsWith(' FOUND')) {
      const cut = end.lastIndexOf(': ')
      if (cut < 1) return
      this.infected += 1
      this.tally.count('FOUND', at)
      this.malware(end.slice(0, cut), 'fail', end.slice(cut + 2, -' FOUND'.length), 'FOUND', at)
      return
    }
    const [, name, value] = SUMMARY.exec(text) ?? []
    if (name !== undefined && value !== undefined) this.summary.set(name, { value, at })
    else if (end.endsWith(' ERROR') || ERROR.test(text)) this.errors += 1
  }

  report(): FindingsReport {
    const scanned = this.summary.get('Scanned files')
    const files = Number(scanned?.value ?? 0)
    const claimed = Number(this.summary.get('Infected files')?.value ?? this.infected)
    const failed = Math.max(this.errors, Number(this.summary.get('Total errors')?.value ?? 0))
    const complete = scanned !== undefined && failed === 0 && claimed === this.infected
    if (scanned === undefined) this.tally.note('warning', 'last_run_incomplete', UNFINISHED)
    if (failed > 0)
      this.tally.note(
        'warning',
        'not_scanned',
        `${failed} files could not be read by the scanner; they may hold anything.`,
      )
    if (claimed !== this.infected)
      this.tally.note(
        'warning',
        'count_differs',
        `The summary counts ${claimed} infected files, the log lists ${this.infected}.`,
      )
    if (scanned && complete && files > 0 && this.infected === 0)
      this.malware('', 'pass', `${files} files scanned`, 'OK', scanned.at)
    const engine = this.summary.get('Engine version')?.value
    const database = this.summary.get('Known viruses')?.value
    return {
      header: {
        ...(engine === undefined ? {} : { toolVersion: engine }),
        ...(database === undefined ? {} : { databaseVersion: `${database} signatures` }),
        assetKind: 'image',
        identities: [],
      },
      root: { findings: this.findings, profile: 'clamav' },
      complete,
    }
  }

  private malware(
    subject: string,
    result: 'pass' | 'fail',
    detail: string,
    printedResult: string,
    at: EvidencePlace,
  ): void {
    const severity = result === 'fail' ? ({ severity: 'critical' } as const) : {}
    this.findings.other({
      check: classCheck('clamav', 'malware'),
      subject: subject.slice(0, 500),
      result,
      ...severity,
      detail,
      printedResult,
      at,
    })
  }
}

const UNFINISHED =
  'The log has no summary: the scan was ended before it was done. Only what it had found is read; scan again.'
