import type { JsonValue } from './json-value'
import { type Shape, shapeOfMember } from './shape'

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
/** Characters that are shown otherwise, and told: reading piece by piece knows how. */
const FLAWED = /\uFFFD|\\u(?:0000|[dD][89a-fA-F])/
/** Names that JavaScript puts before all others are all digits. */
const isIndex = (name: string) => name.charCodeAt(0) <= 0x39 && /^\d+$/.test(name)

/**
 * The value of an object's bytes in a shape, as reading it token by token would give it; undefined where that would say more than
 * the value: bytes that are no JSON, a name that stands twice, a flaw of the text, too many values.
 * @param members colons outside of strings
 * @param limit values that may be kept
 */
export function parseWhole(
  bytes: Uint8Array,
  members: number,
  shape: Shape,
  limit: number,
): Map<string, JsonValue> | undefined {
  const text = utf8.decode(bytes)
  if (FLAWED.test(text)) return undefined
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return undefined
  }
  const count = { members: 0, kept: 0, plain: true }
  tally(document, count)
  // Fewer members than were written: one of them stands twice.
  if (!count.plain || count.members !== members) return undefined
  const value = shaped(document, shape, false, count)
  return value instanceof Map && count.kept <= limit ? value : undefined
}

interface Count {
  members: number
  kept: number
  plain: boolean
}

function tally(value: unknown, count: Count): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const one of value) if (typeof one === 'object') tally(one, count)
    return
  }
  for (const name of Object.keys(value)) {
    count.members += 1
    if (isIndex(name)) count.plain = false
    const member = (value as Record<string, unknown>)[name]
    if (typeof member === 'object') tally(member, count)
  }
}

/** What a shape keeps of a value; undefined: nothing, as of a list within a list. */
function shaped(value: unknown, shape: Shape, inList: boolean, count: Count): JsonValue | undefined {
  if (Array.isArray(value)) {
    if (inList) return undefined
    return value.flatMap((one) => {
      const kept = shaped(one, shape, true, count)
      if (kept === undefined) return []
      count.kept += 1
      return [kept]
    })
  }
  if (typeof value !== 'object' || value === null) return value as JsonValue
  const map = new Map<string, JsonValue>()
  for (const name of Object.keys(value)) {
    const wanted = shapeOfMember(shape, name)
    if (!wanted) continue
    count.kept += 1
    map.set(name, shaped((value as Record<string, unknown>)[name], wanted, false, count) ?? null)
  }
  return map
}
