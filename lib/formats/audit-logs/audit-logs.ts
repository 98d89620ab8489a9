import type { Format } from '../../core/report'
import { type LineReader, textFormat } from '../text/text-format'
import { withHead } from '../with-head'
import { AuditdReader } from './read-auditd'
import { DockerEventsReader } from './read-docker-events'
import { SudoReader } from './read-sudo'
import { sudoJson } from './sudo-json'

type Word = 'docker-events-jsonl' | 'sudo-log' | 'auditd-enriched' | 'auditd-raw'

const AUDITD = /^(?:node=\S{1,255} )?type=[A-Z_]{3,30} msg=audit\(\d{1,12}\.\d{3}:\d{1,20}\)/
/** Looked for first: of a large document the pattern looks at each byte several times. */
const EVENT_WORDS = ['"Type":', '"Action":', '"Actor":']
const EVENT = /^\s*\{(?=[^\n]{0,20000}"Type":)(?=[^\n]{0,20000}"Action":)(?=[^\n]{0,20000}"Actor":)/
const SUDO =
  /^(?:<\d{1,3}>)?[A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}:\d{2}(?: \d{4})?(?: \S{1,253} sudo(?:\[\d{1,10}\])?:)? *:? *[\w.$-]{1,64} : /

const lines = textFormat<Word>({
  tool: 'audit-logs',
  title: 'a log of docker events, sudo or auditd',
  formatOf(head) {
    if (AUDITD.test(head)) return head.includes('\u001d') ? 'auditd-enriched' : 'auditd-raw'
    if (EVENT_WORDS.every((word) => head.includes(word)) && EVENT.test(head)) return 'docker-events-jsonl'
    return SUDO.test(head) && /\bCOMMAND=/.test(head) ? 'sudo-log' : null
  },
  reader(word, tally, hints): LineReader {
    if (word === 'docker-events-jsonl') return new DockerEventsReader(tally, hints)
    return word === 'sudo-log' ? new SudoReader(tally, hints) : new AuditdReader(tally, hints)
  },
})

/** Records of who did what on a host: docker's events, sudo's log, auditd's. They are evidence to look through; none judges a check. */
export const auditLogs: Format = {
  tool: 'audit-logs',
  detect: (probe) => lines.detect(probe) ?? sudoJson.detect(probe),
  async *parse(chunks, hints) {
    const { head, all } = await withHead(chunks)
    const isLines = lines.detect({ head, size: head.length, hints }) !== null
    yield* (isLines ? lines : sudoJson).parse(all, hints)
  },
}
