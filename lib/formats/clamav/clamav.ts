import { textFormat } from '../text/text-format'
import { ClamAvReader } from './read-log'

const SUMMARY = /^-{3,40} SCAN SUMMARY -{3,40}\s*$/m
const FILE = /^\/[^\n]{1,4096}: (?:OK|Empty file|[^\n:]{1,300} FOUND)\s*$/m

/** The log of clamscan or clamdscan over an unpacked image, a container or a mount. */
export const clamav = textFormat({
  tool: 'clamav',
  title: 'a log of ClamAV',
  formatOf: (head) => (SUMMARY.test(head) || FILE.test(head) ? 'clamav-log' : null),
  reader: (_, tally, hints) => new ClamAvReader(tally, hints),
})
