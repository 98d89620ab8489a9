import type { ParseHints } from '../../core/report'
import type { FindingsReport } from '../scan/findings-report'
import type { ReportTally } from '../scan/report-tally'
import type { Line } from '../text/line-splitter'
import type { LineReader } from '../text/text-format'
import { SeenActions } from './seen-actions'

const RECORD = /^(?:node=(\S{1,255}) )?type=([A-Z_0-9]{2,30}) msg=audit\((\d{1,12})\.\d{3}:(\d{1,20})\):/
const KEY = / key="([^"]{1,100})"/
const EXE = / exe="([^"]{1,300})"/
const LOGIN = /\bAUID="([^"]{1,100})"/

/**
 * Reads records of auditd, raw or enriched. An event is several records of one number. Of calls that a rule watches the key,
 * the program and who had logged in are told; arguments, which may hold secrets, are not read.
 */
export class AuditdReader implements LineReader {
  private readonly seen: SeenActions
  private readonly events = new Set<string>()

  constructor(
    private readonly tally: ReportTally,
    hints: ParseHints,
  ) {
    this.seen = new SeenActions(tally, hints)
  }

  line({ text, from, to, number }: Line): void {
    if (text.trim() === '') return
    const [, node = '', type, seconds, serial] = RECORD.exec(text) ?? []
    if (type === undefined || seconds === undefined || serial === undefined) {
      this.seen.unreadable()
      return
    }
    const at = { from, to, line: number }
    this.seen.named(node)
    this.seen.time(Number(seconds))
    this.tally.also(type)
    this.events.add(`${seconds}:${serial}`)
    this.tally.limit(this.events.size, at)
    const key = KEY.exec(text)?.[1]
    const by = [LOGIN.exec(text)?.[1] ?? '', EXE.exec(text)?.[1] ?? '']
      .filter((part) => part !== '')
      .join(' ')
    if (type === 'SYSCALL' && key !== undefined)
      this.seen.add({ kind: `auditd/key:${key}`, subject: by, printed: type, at })
    else if (!PARTS.has(type)) this.seen.add({ kind: `auditd/${type}`, subject: by, printed: type, at })
  }

  report(): FindingsReport {
    this.tally.items = this.events.size
    return this.seen.report('auditd')
  }
}

/** Records that only go with others of their event. */
const PARTS = new Set([
  'SYSCALL',
  'CWD',
  'PATH',
  'PROCTITLE',
  'EXECVE',
  'SOCKADDR',
  'BPRM_FCAPS',
  'NORMAL',
  'PARENT',
  'EOE',
])
