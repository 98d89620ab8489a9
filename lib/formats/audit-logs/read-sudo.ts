import type { EvidencePlace, ParseHints } from '../../core/report'
import type { FindingsReport } from '../scan/findings-report'
import type { ReportTally } from '../scan/report-tally'
import type { Line } from '../text/line-splitter'
import type { LineReader } from '../text/text-format'
import { SeenActions } from './seen-actions'

const BEGIN =
  /^(?:<\d{1,3}>)?[A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}:\d{2}(?: \d{4})?(?: (\S{1,253}) sudo(?:\[\d{1,10}\])?:)? *:? *([\w.$-]{1,64}) : (.*)$/
/** What is said before the first field is why it was denied. */
const FIELD = /^(?:HOST|TTY|PWD|CWD|USER|GROUP|TSID|ENV|COMMAND)=/
const LONGEST = 64 * 1024

interface Entry {
  user: string
  said: string
  at: EvidencePlace
}

/** Reads sudo's log, whose entries go on on lines that begin with four blanks. Its times have neither year nor zone. */
export class SudoReader implements LineReader {
  private readonly seen: SeenActions
  private entry: Entry | null = null

  constructor(
    private readonly tally: ReportTally,
    hints: ParseHints,
  ) {
    this.seen = new SeenActions(tally, hints)
  }

  line({ text, from, to, number }: Line): void {
    const [, host = '', user, said] = BEGIN.exec(text) ?? []
    if (user !== undefined && said !== undefined) {
      this.close()
      this.seen.named(host)
      this.entry = { user, said, at: { from, to, line: number } }
    } else if (this.entry && /^\s{4}\S/.test(text)) {
      if (this.entry.said.length < LONGEST) this.entry.said += ` ${text.trim()}`
      this.entry.at = { ...this.entry.at, to }
    } else if (text.trim() !== '') this.seen.unreadable()
  }

  report(): FindingsReport {
    this.close()
    this.tally.note(
      'info',
      'time_without_zone',
      'sudo prints times without year and zone; the time of receipt counts.',
    )
    return this.seen.report('sudo')
  }

  private close(): void {
    const { entry } = this
    if (!entry) return
    this.entry = null
    const parts = entry.said.split(' ; ')
    const word = FIELD.test(parts[0] ?? '') ? 'allowed' : 'denied'
    this.tally.count(word, entry.at)
    const command = parts.find((part) => part.startsWith('COMMAND='))?.slice('COMMAND='.length) ?? ''
    const as = parts.find((part) => part.startsWith('USER='))?.slice('USER='.length) ?? ''
    // The program and its first word (`docker run`); what follows may hold secrets.
    const program = /^\S{1,200}(?: [a-z][a-z-]{0,30}(?= |$))?/.exec(command)?.[0] ?? ''
    this.seen.add({
      kind: `sudo/${word}`,
      subject: [entry.user, as && `as ${as}`, program].filter(Boolean).join(' '),
      printed: word,
      at: entry.at,
    })
  }
}
