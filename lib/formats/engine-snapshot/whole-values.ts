import type { EvidencePlace } from '../../core/report'
import type { JsonToken } from '../json/token'

export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject
/** Without a prototype, so that no name in a report means anything but itself. */
export interface JsonObject {
  [name: string]: JsonValue | undefined
}

/** A value of the document with its place. */
export interface JsonElement {
  /** Names and indexes that lead to it. */
  path: readonly string[]
  value: JsonValue
  at: EvidencePlace
}

interface Level {
  kind: 'object' | 'array'
  from: number
  line: number
  key: string
  values: number
  /** What is being built, where somebody wants it. */
  value?: JsonObject | JsonValue[]
  /** True for the outermost value that is wanted. */
  whole?: boolean
}

/**
 * Builds only the values of a JSON document that somebody wants, from tokens as they come, each with its byte range
 * and JSON pointer (RFC 6901). Memory is that of one wanted value. Of a name that stands twice the last value counts.
 */
export class WholeValueReader {
  private readonly levels: Level[] = []

  /**
   * @param wanted asked once for each value, from the outside in; a wanted one is given whole and not looked into further
   */
  constructor(
    private readonly wanted: (path: readonly string[]) => boolean,
    private readonly onElement: (element: JsonElement) => void,
  ) {}

  token({ type, text, from, to, line }: JsonToken): void {
    const parent = this.levels.at(-1)
    if (type === 'key') {
      if (parent) parent.key = text
      return
    }
    if (type === 'object_end' || type === 'array_end') {
      const level = this.levels.pop()
      if (level?.value && level.whole) this.give(level.value, level.from, to, level.line)
      return
    }
    if (parent?.kind === 'array') {
      parent.key = String(parent.values)
      parent.values += 1
    }
    const inside = parent?.value !== undefined
    const whole = !inside && this.wanted(this.path())
    if (type !== 'object_start' && type !== 'array_start') {
      const value = scalar(type, text)
      if (inside) put(parent, value)
      else if (whole) this.give(value, from, to, line)
      return
    }
    const kind = type === 'object_start' ? 'object' : 'array'
    const level: Level = { kind, from, line, key: '', values: 0 }
    if (inside || whole) level.value = kind === 'object' ? Object.create(null) : []
    if (whole) level.whole = true
    if (inside && level.value) put(parent, level.value)
    this.levels.push(level)
  }

  private path(): string[] {
    return this.levels.map(({ key }) => key)
  }

  private give(value: JsonValue, from: number, to: number, line: number): void {
    const path = this.path()
    const pointer = path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
    this.onElement({ path, value, at: { from, to, line, pointer } })
  }
}

function put(parent: Level, value: JsonValue): void {
  if (Array.isArray(parent.value)) parent.value.push(value)
  else if (parent.value) parent.value[parent.key] = value
}

function scalar(type: JsonToken['type'], text: string): JsonValue {
  if (type === 'string') return text
  if (type === 'number') return Number(text)
  return text === 'null' ? null : text === 'true'
}
