import { BrokenReportError, type EvidencePlace } from '../../core/report'
import type { JsonValue } from './json-value'
import { parseWhole } from './parse-whole'
import { isLeaf, type Shape, shapeOfMember } from './shape'
import type { JsonToken } from './token'

/** Values that are built of one element at most; a report that needs more is none that a scanner writes. */
export const VALUE_LIMIT = 200_000

/** A wanted value, read whole. */
export interface JsonElement {
  /** Name given in the shape. */
  as: string
  value: JsonValue
  /** Names and indexes that lead to it. */
  path: string[]
  at: EvidencePlace
}

interface Level {
  kind: 'object' | 'array'
  /** Null: passed over, with all that is in it. */
  shape: Shape | null
  value: JsonValue[] | Map<string, JsonValue>
  /** Values built in the element that this level belongs to. */
  budget: { built: number }
  from: number
  line: number
  key: string
  /** Values seen so far, for arrays. */
  values: number
  /** An array that is one value: a row of a table. */
  tuple: boolean
}

/**
 * Turns the tokens of a document into the elements that a shape names, each with its place. Holds what is open and
 * wanted, nothing else; what stands in another element is handed over before it.
 */
export class JsonElements {
  private readonly levels: Level[] = []
  /** Documents begun. */
  documents = 0

  constructor(
    private readonly shape: Shape,
    private readonly on: {
      element(element: JsonElement): void
      /** A name stands twice in an object that is wanted. */
      duplicate(name: string, at: number): void
    },
  ) {}

  token(token: JsonToken): void {
    const { type, text } = token
    const parent = this.levels.at(-1)
    if (type === 'key') {
      if (parent) this.key(parent, token)
      return
    }
    if (type === 'object_end' || type === 'array_end') {
      this.levels.pop()
      if (parent) this.close(parent, token.to)
      return
    }
    if (!parent) this.documents += 1
    if (parent) this.counted(parent)
    if (type === 'object_start' || type === 'array_start') this.open(parent, token)
    else this.scalar(parent, type, text, token)
  }

  /** Whether the string that begins now, a name or a value, is looked at. */
  wants(isKey: boolean): boolean {
    const parent = this.levels.at(-1)
    if (!parent) return true
    return isKey ? parent.shape !== null : this.shapeHere(parent) !== null
  }

  /** Whether the object that begins now is an element with no other in it, and so may be taken whole. */
  takesWhole(): boolean {
    const parent = this.levels.at(-1)
    const shape = parent && !parent.tuple ? this.shapeHere(parent) : null
    return shape?.as !== undefined && isLeaf(shape)
  }

  /** Takes an object whole, as its tokens would have given it. @returns false where only they tell what is to be told */
  whole(bytes: Uint8Array, members: number, place: EvidencePlace): boolean {
    const parent = this.levels.at(-1)
    const shape = parent ? this.shapeHere(parent) : null
    if (!parent || shape?.as === undefined) return false
    const value = parseWhole(bytes, members, shape, VALUE_LIMIT)
    if (!value) return false
    this.counted(parent)
    this.emit(shape.as, value, place)
    return true
  }

  private counted(parent: Level): void {
    if (parent.kind !== 'array') return
    parent.key = String(parent.values)
    parent.values += 1
  }

  private key(parent: Level, { text, from }: JsonToken): void {
    parent.key = text
    const wanted = parent.shape && shapeOfMember(parent.shape, text)
    if (!wanted || !(parent.value instanceof Map)) return
    if (parent.value.has(text)) this.on.duplicate(text, from)
    else parent.value.set(text, null)
  }

  private open(parent: Level | undefined, { type, from, line }: JsonToken): void {
    const kind = type === 'object_start' ? 'object' : 'array'
    const given = this.shapeHere(parent)
    const nested = kind === 'array' && parent?.kind === 'array'
    const tuple = nested && given?.tuple === true && !parent.tuple
    // Any other list within a list is no shape that a report has.
    const shape = nested && !tuple ? null : given
    const fresh = !parent || (shape?.as !== undefined && (kind === 'object' || tuple))
    const budget = fresh ? { built: 0 } : parent.budget
    const value = kind === 'object' ? new Map<string, JsonValue>() : []
    this.levels.push({ kind, shape, value, budget, from, line, key: '', values: 0, tuple })
  }

  private scalar(parent: Level | undefined, type: JsonToken['type'], text: string, token: JsonToken): void {
    const shape = this.shapeHere(parent)
    if (!shape) return
    const value = scalarOf(type, text)
    if (shape.as !== undefined && parent?.kind === 'array' && !parent.tuple) this.emit(shape.as, value, token)
    else if (parent) this.keep(parent, value, token.from)
    else if (shape.as !== undefined) this.emit(shape.as, value, token)
  }

  private close(level: Level, to: number): void {
    const parent = this.levels.at(-1)
    if (!level.shape) return
    const { as } = level.shape
    const whole = level.kind === 'object' || level.tuple
    if (as !== undefined && whole && !(parent?.tuple ?? false)) {
      this.emit(as, level.value, { from: level.from, to, line: level.line })
    } else if (parent && (as === undefined || whole)) {
      this.keep(parent, level.value, level.from)
    }
  }

  private shapeHere(parent: Level | undefined): Shape | null {
    if (!parent) return this.shape
    if (!parent.shape) return null
    return parent.kind === 'array' ? parent.shape : shapeOfMember(parent.shape, parent.key)
  }

  private keep(parent: Level, value: JsonValue, at: number): void {
    parent.budget.built += 1
    if (parent.budget.built > VALUE_LIMIT) {
      throw new BrokenReportError('too_many_values', `more than ${VALUE_LIMIT} values in one`, `byte ${at}`)
    }
    if (Array.isArray(parent.value)) parent.value.push(value)
    else parent.value.set(parent.key, value)
  }

  private emit(as: string, value: JsonValue, { from, to, line }: EvidencePlace): void {
    const path = this.levels.map(({ key }) => key)
    const pointer = path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
    this.on.element({ as, value, path, at: { from, to, pointer, ...(line ? { line } : {}) } })
  }
}

function scalarOf(type: JsonToken['type'], text: string): JsonValue {
  if (type === 'string') return text
  if (type === 'number') return Number(text)
  return text === 'null' ? null : text === 'true'
}
