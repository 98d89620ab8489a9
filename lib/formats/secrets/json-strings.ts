/** A text in JSON, by its place in the bytes, quotes not counted. */
export interface JsonString {
  from: number
  to: number
  /** Names of the members it is in, the outermost first; a place in a list is a number. */
  path: readonly (string | number)[]
  /** The text before it in the same list. */
  before: string | null
}

interface Frame {
  isList: boolean
  key: string
  index: number
  wantsKey: boolean
  before: string | null
  /** It is in a member that is told of. */
  within: boolean
}

const DEEPEST = 500

/**
 * Calls for every text value of JSON, with where it is. Never throws, and linear: what is cut off or broken is walked as far as it goes,
 * for evidence that could not be read is looked at too. A text that is cut off ends with the bytes.
 * @param text the bytes as Latin-1, so that places in it are places in the bytes
 * @param told names of members whose texts are told of, however deep; null: every text
 * @param last where the last such name may begin
 * @returns whether all that is to be told was, before the text ended
 */
export function jsonStrings(
  text: string,
  found: (one: JsonString) => void,
  told: ReadonlySet<string> | null = null,
  last = Number.POSITIVE_INFINITY,
): boolean {
  const isTold = (frame: Frame) => told === null || frame.within || (!frame.isList && told.has(frame.key))
  const frames: Frame[] = []
  let beyond = 0
  let i = 0
  while (i < text.length) {
    const char = text[i]
    const top = frames.at(-1)
    if (char === '"') {
      const from = i + 1
      const to = endOfString(text, from)
      i = to + 1
      if (!top || beyond > 0) continue
      if (top.wantsKey) {
        top.key = keyOf(text.slice(from, to))
        if (from > last && !frames.some(isTold)) return true
      } else if (isTold(top)) {
        found({ from, to, path: frames.map((one) => (one.isList ? one.index : one.key)), before: top.before })
        if (top.isList) top.before = text.slice(from, to)
      }
      continue
    }
    if (char === '{' || char === '[') {
      if (frames.length >= DEEPEST) beyond += 1
      else {
        const within = top !== undefined && isTold(top)
        frames.push({ isList: char === '[', key: '', index: 0, wantsKey: char === '{', before: null, within })
      }
    } else if (char === '}' || char === ']') {
      if (beyond > 0) beyond -= 1
      else frames.pop()
    } else if (char === ':' && top && beyond === 0) top.wantsKey = false
    else if (char === ',' && top && beyond === 0) {
      top.index += 1
      top.wantsKey = !top.isList
    }
    i += 1
  }
  return false
}

/** Where the closing quote is; the end of the text where there is none. */
function endOfString(text: string, from: number): number {
  for (let at = from; ; at += 1) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return text.length
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\' && quote - 1 - slashes >= from) slashes += 1
    if (slashes % 2 === 0) return quote
    at = quote
  }
}

function keyOf(raw: string): string {
  if (!raw.includes('\\')) return raw
  try {
    return String(JSON.parse(`"${raw}"`))
  } catch {
    return raw
  }
}
