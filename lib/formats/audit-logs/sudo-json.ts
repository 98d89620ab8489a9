import { jsonFormat } from '../json/json-format'
import { memberOf, numberOf, textOf, textsOf } from '../json/json-value'
import { outlineHas } from '../json/outline-has'
import { type Shape, scalars } from '../json/shape'
import { SeenActions } from './seen-actions'

const TIME: Shape = { members: scalars('seconds') }
/** Never `runenv`: it is the environment. Of `runargv` only the first word after the program is told. */
const MEMBERS: Shape['members'] = {
  ...scalars('command', 'runargv', 'submituser', 'submithost', 'runuser', 'reason'),
  submit_time: TIME,
  server_time: TIME,
}
const WORDS: Record<string, string> = { accept: 'allowed', reject: 'denied', alert: 'denied' }

/**
 * sudo's log with `log_format=json` (1.9.4 on): one object that grows by a member for each event, so that `accept` stands in it
 * many times. `JSON.parse` would keep the last; read member by member none is lost.
 */
export const sudoJson = jsonFormat({
  tool: 'audit-logs',
  title: "sudo's log",
  formatOf: (outline) =>
    Object.keys(WORDS).some(
      (word) => outlineHas(outline, `${word}/submituser`) && outlineHas(outline, `${word}/command`),
    )
      ? 'sudo-json'
      : null,
  shapes: {
    'sudo-json': {
      members: Object.fromEntries(Object.keys(WORDS).map((as) => [as, { as, members: MEMBERS }])),
    },
  },
  byResult: ['sudo-json'],
  reader: (_, tally, hints) => {
    const seen = new SeenActions(tally, hints)
    return {
      element({ as, value, at }) {
        const word = WORDS[as] ?? as
        tally.count(word, at)
        const seconds =
          numberOf(memberOf(value, 'submit_time'), 'seconds') ??
          numberOf(memberOf(value, 'server_time'), 'seconds')
        if (seconds !== undefined) seen.time(seconds)
        seen.named(textOf(value, 'submithost').slice(0, 253))
        const runAs = textOf(value, 'runuser')
        const [, first = ''] = textsOf(value, 'runargv')
        const program = [
          textOf(value, 'command').slice(0, 200),
          /^[a-z][a-z-]{0,30}$/.test(first) ? first : '',
        ]
        seen.add({
          kind: `sudo/${word}`,
          subject: [textOf(value, 'submituser'), runAs && `as ${runAs}`, ...program]
            .filter(Boolean)
            .join(' '),
          printed: word,
          at,
        })
      },
      report: () => seen.report('sudo'),
    }
  },
})
