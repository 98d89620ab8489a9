import { hintsIn } from './hints-in'
import { historySpans } from './history-spans'
import { type JsonString, jsonStrings } from './json-strings'
import { type Span, secretSpans, soundsSecret, valueSpan, wholeSpan } from './secret-spans'

/** Where a value is that is not to be shown. */
export type SecretPlace = 'environment' | 'history' | 'label' | 'command' | 'healthcheck' | 'key' | 'text'

export interface FoundSecret {
  /** Bytes [from, to). */
  from: number
  to: number
  place: SecretPlace
  /** JSON pointer of the text it is in. */
  pointer: string
  /** False: a value of a place that may hold secrets, which looks like none. */
  looksSecret: boolean
}

const COMMANDS = new Set(['Cmd', 'Args', 'Entrypoint', 'Command', 'Processes', 'Exec', 'ProcessArgs'])
const KEYS = new Set(['JoinTokens', 'UnlockKey', 'SigningCAKey', 'RegistryAuth', 'IdentityToken'])

/** Only within one of these is a text of a quoted answer anything: the others need not be told. */
const TOLD = new Set([
  ...COMMANDS,
  ...KEYS,
  'Env',
  'CreatedBy',
  'created_by',
  'Healthcheck',
  'Output',
  'Labels',
  'Annotations',
])

/**
 * Finds values that no view of evidence shows, in the answers of container engines and in reports that quote them (decision 042): of
 * environment variables, image history, labels, commands, health checks, join tokens. Pure, linear, and total: any bytes are taken.
 */
export function findSecrets(bytes: Uint8Array): FoundSecret[] {
  const hints = hintsIn(bytes, TOLD)
  if (!hints) return []
  if (hints.isEngine) return secretsIn(bytes, bytes.length, null).secrets
  // Large reports tell of an image at their beginning: what follows need not be looked at.
  const some = secretsIn(bytes, hints.last + ROOM, hints.last)
  return some.isAll ? some.secrets : secretsIn(bytes, bytes.length, hints.last).secrets
}

/** Bytes behind the last name in which what it names mostly ends. */
const ROOM = 64 * 1024

/** @param last where the last name is that is told of; null: every text is looked at */
function secretsIn(
  bytes: Uint8Array,
  end: number,
  last: number | null,
): { secrets: FoundSecret[]; isAll: boolean } {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(end, bytes.length)).toString('latin1')
  const everything = last === null
  const secrets: FoundSecret[] = []
  const found = (one: JsonString) => {
    const raw = text.slice(one.from, one.to)
    if (raw === '') return
    const { decoded, places } = decode(raw)
    // Nobody knows what a text would have been that is cut off.
    const isWhole = one.to < text.length || !everything
    const judged = isWhole
      ? judge(one, decoded, everything)
      : { place: 'text' as const, spans: asList(wholeSpan(decoded)) }
    for (const [from, to] of judged.spans) {
      const looksSecret = looksLikeOne(judged.place, decoded, from, to)
      const span = { from: one.from + at(places, from), to: one.from + at(places, to) }
      secrets.push({ ...span, place: judged.place, pointer: pointerOf(one.path), looksSecret })
    }
  }
  const isAll = jsonStrings(text, found, everything ? null : TOLD, last ?? undefined)
  return { secrets, isAll }
}

/** Values of places that may hold secrets are masked whatever they are; a secret is what is named or formed like one. */
function looksLikeOne(place: SecretPlace, text: string, from: number, to: number): boolean {
  if (place === 'healthcheck') return secretSpans(text, false).length > 0
  if (place !== 'environment' && place !== 'history') return true
  const name = /([A-Za-z_][\w.-]*)=$/.exec(text.slice(0, from))?.[1]
  return name === undefined || soundsSecret(name) || secretSpans(text.slice(from, to), false).length > 0
}

const asList = (span: Span | null): Span[] => (span ? [span] : [])

function judge(
  { path, before }: JsonString,
  text: string,
  everything: boolean,
): { place: SecretPlace; spans: readonly Span[] } {
  const names = path.filter((step): step is string => typeof step === 'string')
  const own = names.at(-1) ?? ''
  const parent = names.at(-2) ?? ''
  const inList = typeof path.at(-1) === 'number'
  const whole = () => asList(wholeSpan(text))
  if (names.some((name) => KEYS.has(name))) return { place: 'key', spans: whole() }
  if (own === 'Env') return { place: 'environment', spans: asList(valueSpan(text)) }
  if (parent === 'Env' && !inList) return { place: 'environment', spans: whole() }
  if (own === 'CreatedBy' || own === 'created_by') return { place: 'history', spans: historySpans(text) }
  if (own === 'Test' && parent === 'Healthcheck')
    return { place: 'healthcheck', spans: path.at(-1) === 0 ? [] : whole() }
  if (own === 'Output' && names.includes('Log')) return { place: 'healthcheck', spans: whole() }
  if (parent === 'Labels' || parent === 'Annotations' || (own === 'Labels' && inList)) {
    const secret = own === 'Labels' ? soundsSecret(text.slice(0, text.indexOf('='))) : soundsSecret(own)
    const value = own === 'Labels' ? asList(valueSpan(text)) : whole()
    return { place: 'label', spans: secret ? value : secretSpans(text, true) }
  }
  if (names.some((name) => COMMANDS.has(name))) {
    const flagged = before !== null && /^--?[A-Za-z][\w.-]*$/.test(before) && soundsSecret(before)
    const spans = flagged && !text.startsWith('-') ? whole() : secretSpans(text, true)
    return { place: 'command', spans }
  }
  if (!everything) return { place: 'text', spans: [] }
  return { place: 'text', spans: !inList && soundsSecret(own) ? whole() : secretSpans(text, false) }
}

/** A text of JSON without its escapes, and where each character of it stands; null: where it stands. */
function decode(raw: string): { decoded: string; places: number[] | null } {
  if (!raw.includes('\\')) return { decoded: raw, places: null }
  const places: number[] = []
  let decoded = ''
  for (let i = 0; i < raw.length; ) {
    places.push(i)
    const length = raw[i] !== '\\' ? 1 : raw[i + 1] === 'u' ? 6 : 2
    decoded += length === 1 ? raw[i] : plainOf(raw.slice(i, i + length))
    i += length
  }
  places.push(raw.length)
  return { decoded, places }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }
function plainOf(sequence: string): string {
  const letter = sequence[1] ?? ' '
  if (letter !== 'u') return ESCAPES[letter] ?? letter
  const code = Number.parseInt(sequence.slice(2), 16)
  return Number.isNaN(code) ? ' ' : String.fromCharCode(code)
}

const at = (places: number[] | null, i: number) => (places === null ? i : (places[i] ?? places.at(-1) ?? i))

const pointerOf = (path: readonly (string | number)[]) =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
