import { textFormat } from '../text/text-format'
import { LynisReader } from './read-lines'

/** Lynis' report file (`lynis-report.dat`); its log is another file and is refused by name. */
export const lynis = textFormat({
  tool: 'lynis',
  title: 'a report of Lynis',
  formatOf: (head) =>
    /^# Lynis Report/.test(head) || /^(?:report_version_major|lynis_version)=/m.test(head.slice(0, 4096))
      ? 'lynis-report'
      : null,
  reader: (_, tally, hints) => new LynisReader(tally, hints),
})
