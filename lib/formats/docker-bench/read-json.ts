import type { EvidencePlace } from '../../core/report'
import type { JsonToken } from '../json/token'
import { FlatResults, isFlatId } from './flat-results'
import type { PrintedResult, Run } from './printed'
import { printedEpoch } from './printed-date'
import { resultWord } from './result-word'
import type { RunCollector } from './run-collector'

/**
 * What an object or array is for. `runs`: the array some builds wrap the report in. `run`: the report. `entry`: a
 * section, or (with `-c`) a result, which only its members tell; `results`: the results of a section.
 */
type Role = 'runs' | 'run' | 'tests' | 'entry' | 'results' | 'items' | 'other'

interface Level {
  role: Role
  kind: 'object' | 'array'
  from: number
  line: number
  /** Segment of the JSON pointer under which this level's next or current value stands. */
  key: string
  /** Number of values seen, for arrays. */
  values: number
  keyFrom: number
  keyLine: number
  keys: Set<string>
  entry: Entry
}

interface Entry {
  id?: string
  desc?: string
  result?: string
  details?: string
  items?: string[]
  section?: boolean
}

/**
 * Turns the tokens of a docker-bench report into runs and results. Knows all JSON shapes: nested in sections,
 * bare results (`-c check_5_4`), both mixed, wrapped in an array, flat. Members it does not know are passed over.
 */
export class JsonReportReader {
  private readonly levels: Level[] = []
  private readonly flat: FlatResults
  /** The last thing that was read whole was this result. */
  private justRead: PrintedResult | null = null
  /** True after damage: what begins now is a section or a result, and its JSON pointer is not known. */
  private adrift = false

  constructor(private readonly collector: RunCollector) {
    this.flat = new FlatResults(collector)
  }

  /**
   * Forgets what was open when the JSON broke. `lossy`: the result right before the break may have lost a part
   * (7.4 of 1.3.4 glues the rest of its items on).
   */
  breakOff(lossy: boolean): void {
    if (this.justRead && lossy) this.justRead.cut = true
    this.justRead = null
    this.levels.length = 0
    this.adrift = true
  }

  token(token: JsonToken): void {
    const { type, text } = token
    const parent = this.levels.at(-1)
    if (type === 'key') {
      if (parent) this.key(parent, token)
      return
    }
    if (this.adrift && !parent && this.justRead && type === 'string') this.justRead.cut = true
    this.justRead = null
    if (type === 'object_end' || type === 'array_end') {
      this.levels.pop()
      if (parent) this.close(parent, token.to)
      return
    }
    if (parent?.kind === 'array') {
      parent.key = String(parent.values)
      parent.values += 1
    }
    if (type === 'object_start' || type === 'array_start') this.open(parent, token)
    else if (parent) this.scalar(parent, type, text, token.to)
  }

  private key(parent: Level, { text, from, line }: JsonToken): void {
    parent.key = text
    parent.keyFrom = from
    parent.keyLine = line
    const repeats = parent.role === 'run' && isFlatId(text)
    if (parent.keys.has(text) && !repeats) {
      const message = `The name ${JSON.stringify(text.slice(0, 80))} stands twice in one object; the last value is read.`
      this.collector.note('warning', 'duplicate_key', message, `byte ${from}`)
    }
    parent.keys.add(text)
  }

  private open(parent: Level | undefined, { type, from, line }: JsonToken): void {
    const kind = type === 'object_start' ? 'object' : 'array'
    const role = this.role(parent, kind)
    if (role === 'run') this.collector.begin({ from, to: from, line })
    if (role === 'results' && parent) parent.entry.section = true
    if (role === 'items' && parent) parent.entry.items = []
    this.levels.push({
      role,
      kind,
      from,
      line,
      key: '',
      values: 0,
      keyFrom: 0,
      keyLine: 1,
      keys: new Set(),
      entry: {},
    })
  }

  private role(parent: Level | undefined, kind: Level['kind']): Role {
    const object = kind === 'object'
    if (!parent) {
      if (this.adrift) return object ? 'entry' : 'other'
      return object ? 'run' : 'runs'
    }
    if (parent.role === 'runs') return object ? 'run' : 'other'
    if (parent.role === 'tests' || parent.role === 'results') return object ? 'entry' : 'other'
    if (parent.role === 'run') return !object && parent.key === 'tests' ? 'tests' : 'other'
    if (parent.role !== 'entry' || object) return 'other'
    return parent.key === 'results' ? 'results' : parent.key === 'items' ? 'items' : 'other'
  }

  private scalar(parent: Level, type: JsonToken['type'], text: string, to: number): void {
    if (parent.role === 'run') this.runMember(parent, type, text, to)
    else if (type === 'literal' && text === 'null') return
    else if (parent.role === 'items') this.item(text, to)
    else if (parent.role === 'entry') {
      const { entry, key } = parent
      if (key === 'id') entry.id = text
      else if (key === 'desc') entry.desc = text
      else if (key === 'result') entry.result = text
      else if (key === 'details') entry.details = text
      else if (key === 'items') entry.items = [text]
    }
  }

  private item(text: string, at: number): void {
    this.collector.item(at)
    this.levels.at(-2)?.entry.items?.push(text)
  }

  private runMember(
    { key, keyFrom, keyLine }: Level,
    type: JsonToken['type'],
    text: string,
    to: number,
  ): void {
    const at: EvidencePlace = { from: keyFrom, to, line: keyLine, pointer: this.pointer() }
    const run = this.collector.current(at)
    if (isFlatId(key) && type === 'string') this.flat.add(key, text, at)
    else if (key === 'dockerbenchsecurity') run.version = text
    else if (key === 'start') this.start(run, text, at)
    else if (key === 'checks' && type === 'number') run.checks = Number(text)
  }

  private start(run: Run, text: string, { from }: EvidencePlace): void {
    const instant = printedEpoch(Number(text))
    if (instant) run.startedAt = instant
    else {
      const message = '"start" is no time in seconds since 1970; the time of arrival is used.'
      this.collector.note('warning', 'time_unreadable', message, `byte ${from}`)
    }
  }

  private close(level: Level, to: number): void {
    if (level.role === 'run') this.closeRun(level)
    if (level.role !== 'entry' || level.entry.section) return
    const { id, desc, result, details = '', items = null } = level.entry
    const at: EvidencePlace = { from: level.from, to, line: level.line }
    if (!this.adrift) at.pointer = this.pointer()
    if (result === undefined || (id === undefined && desc === undefined)) {
      this.collector.note(
        'warning',
        'unreadable_result',
        'An entry without id or result is passed over.',
        at.pointer,
      )
      return
    }
    const read: PrintedResult = {
      id: id ?? '',
      word: resultWord(result),
      said: { shape: 'json', details, items },
      at,
    }
    if (desc !== undefined) read.title = desc
    this.collector.add(read)
    this.justRead = read
  }

  /** A run of `-c` with a wrong name has an end and no results; an object with neither is no run. */
  private closeRun({ keys, from }: Level): void {
    const run = this.collector.last
    if (!run) return
    run.ended = run.results.length > 0 || keys.has('end') || keys.has('checks')
    if (run.ended) return
    const message = 'The report has neither results nor an end; run docker-bench-security again.'
    this.collector.note('error', 'truncated_report', message, `byte ${from}`)
  }

  /** Pointer to the value at the current key of the innermost open level (RFC 6901). */
  private pointer(): string {
    let pointer = ''
    for (const { key } of this.levels) pointer += `/${SPECIAL.test(key) ? segment(key) : key}`
    return pointer
  }
}

const SPECIAL = /[~/]/
const segment = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
