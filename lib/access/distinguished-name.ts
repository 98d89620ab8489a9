/** Attribute types that RFC 4514 §3 lets a directory write as object identifiers. */
const SHORT: Readonly<Record<string, string>> = {
  '2.5.4.3': 'cn',
  '2.5.4.6': 'c',
  '2.5.4.7': 'l',
  '2.5.4.8': 'st',
  '2.5.4.9': 'street',
  '2.5.4.10': 'o',
  '2.5.4.11': 'ou',
  '0.9.2342.19200300.100.1.1': 'uid',
  '0.9.2342.19200300.100.1.25': 'dc',
}
const HEX_PAIRS = /^(?:\\[0-9a-f]{2})+/i
/** What means something in the normal form, and so stands there in hex where it means itself. */
const SPECIAL = /[\\,+*]/g

/**
 * A distinguished name (RFC 4514) as its relative names in a form of their own: two names are the same entry's exactly when
 * these are equal. Case, white space, escapes, the order within a multi-valued name and object identifiers of the usual
 * types do not matter, as in a directory (caseIgnoreMatch, RFC 4517 §4.2.11). Total: what is no name is taken as text.
 * @param wildcards whether an unescaped `*` stays one; else it is an ordinary character
 */
export function normalDn(text: string, wildcards = false): string[] {
  return split(text, ',').map((relative) =>
    split(relative, '+')
      .map((pair) => normalPair(pair, wildcards))
      .sort()
      .join('+'),
  )
}

/** Splits at a separator that no backslash escapes. */
function split(text: string, separator: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === separator) {
      parts.push(text.slice(start, i))
      start = i + 1
    }
  }
  return [...parts, text.slice(start)]
}

function normalPair(pair: string, wildcards: boolean): string {
  const equals = pair.indexOf('=')
  if (equals < 0) return normalValue(pair, wildcards)
  const type = pair
    .slice(0, equals)
    .trim()
    .toLowerCase()
    .replace(/^oid\./, '')
  return `${SHORT[type] ?? type}=${normalValue(pair.slice(equals + 1), wildcards)}`
}

function normalValue(value: string, wildcards: boolean): string {
  let literal = ''
  const pieces: string[] = []
  for (let rest = value; rest !== ''; ) {
    const hex = HEX_PAIRS.exec(rest)?.[0]
    const taken = hex ?? (rest.startsWith('\\') ? rest.slice(0, 2) : rest.slice(0, 1))
    if (taken === '*' && wildcards) {
      pieces.push(prepared(literal), '*')
      literal = ''
    } else literal += hex ? utf8(hex) : taken.slice(-1)
    rest = rest.slice(taken.length)
  }
  return [...pieces, prepared(literal)].join('').trim().replace(/\s+/g, ' ')
}

/** Prepared as RFC 4518 §2 says (compatibility forms and case folded), and only then safe beside what means something. */
function prepared(literal: string): string {
  const folded = literal.normalize('NFKC').toLowerCase()
  return folded.replace(SPECIAL, (char) => `\\${char.charCodeAt(0).toString(16)}`)
}

function utf8(pairs: string): string {
  const bytes = pairs
    .slice(1)
    .split('\\')
    .map((pair) => Number.parseInt(pair, 16))
  return new TextDecoder().decode(new Uint8Array(bytes))
}
