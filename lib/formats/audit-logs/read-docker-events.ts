import type { ParseHints } from '../../core/report'
import type { FindingsReport } from '../scan/findings-report'
import type { ReportTally } from '../scan/report-tally'
import type { Line } from '../text/line-splitter'
import type { LineReader } from '../text/text-format'
import { SeenActions } from './seen-actions'

/** Reads `docker events --format '{{json .}}'`, one event a line. An event names no user. */
export class DockerEventsReader implements LineReader {
  private readonly seen: SeenActions

  constructor(
    private readonly tally: ReportTally,
    hints: ParseHints,
  ) {
    this.seen = new SeenActions(tally, hints)
  }

  line({ text, from, to, number }: Line): void {
    if (text.trim() === '') return
    const event = objectIn(text)
    const [type, whole] = [textIn(event, 'Type'), textIn(event, 'Action')]
    if (type === '' || whole === '') {
      this.seen.unreadable()
      return
    }
    // `exec_create: id -u` carries the command, which may hold a secret.
    const action = `${type}:${whole.split(':', 1)[0] ?? ''}`
    const at = { from, to, line: number }
    this.tally.count(action, at)
    const actor = Reflect.get(event, 'Actor')
    const attributes = typeof actor === 'object' && actor !== null ? Reflect.get(actor, 'Attributes') : null
    const subject =
      textIn(attributes, 'name') || textIn(attributes, 'image') || textIn(actor, 'ID').slice(0, 12)
    this.seen.add({ kind: `docker/${action}`, subject, printed: action, at })
    const time: unknown = Reflect.get(event, 'time')
    if (typeof time === 'number') this.seen.time(time)
  }

  report(): FindingsReport {
    return this.seen.report('docker-events')
  }
}

function objectIn(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

function textIn(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return ''
  const text: unknown = Reflect.get(value, name)
  return typeof text === 'string' ? text.toWellFormed().replaceAll('\0', '\u2400') : ''
}
