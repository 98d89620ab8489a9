import { SaxesParser } from 'saxes'
import { BrokenReportError, type EvidencePlace } from '../../core/report'
import type { JsonObject, JsonValue } from '../json/json-value'
import { TextPlaces } from './text-places'
import type { XmlShape } from './xml-shape'

const DEPTH = 500
const LONGEST_TEXT = 20_000
/** Values of one element at most. */
const VALUES = 200_000
const ENCODINGS = /^(?:utf-?8|us-ascii|ascii)$/i

/** A wanted element, read whole. */
export interface XmlElement {
  as: string
  /** Attributes as `@name`, text as `#text`, elements by their local names; the text alone where the shape is empty. */
  value: JsonValue
  /** Local names that lead to it, its own included. */
  path: string[]
  at: EvidencePlace
}

interface Level {
  name: string
  /** Null: passed over, with all that is in it. */
  shape: XmlShape | null
  value: JsonObject
  text: string
  from: number
  line: number
  budget: { built: number }
}

/**
 * Reads the elements that a shape names from a document as its bytes come; holds what is open and wanted, nothing else.
 * Document types are refused, so that no entity is ever expanded and no other file fetched.
 *
 * @throws BrokenReportError with the line: `truncated_report`, `broken_xml`, `too_deep`, `doctype_not_read`, `encoding_not_read`, `too_many_values`
 */
export async function readXml(
  chunks: AsyncIterable<Uint8Array>,
  shape: XmlShape,
  onElement: (element: XmlElement) => void,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: true })
  const places = new TextPlaces()
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const levels: Level[] = [
    { name: '', shape, value: new Map(), text: '', from: 0, line: 1, budget: { built: 0 } },
  ]
  let ended = false

  function broken(code: string, message: string): BrokenReportError {
    return new BrokenReportError(code, message, `line ${parser.line}`)
  }

  parser.on('error', (error) => {
    if (ended) throw broken('truncated_report', TRUNCATED)
    throw broken(
      'broken_xml',
      `The XML is broken here: ${error.message.replace(/^[^ ]*: /, '').slice(0, 200)}`,
    )
  })
  parser.on('doctype', () => {
    throw broken(
      'doctype_not_read',
      'A document type (DOCTYPE) is not read: it could name entities and other files.',
    )
  })
  parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
    if (!ENCODINGS.test(encoding))
      throw broken(
        'encoding_not_read',
        `The encoding ${encoding.slice(0, 40)} is not read. Save it as UTF-8.`,
      )
  })
  // The tag's name has just ended, one character was read beyond it.
  parser.on('opentagstart', ({ name }) => {
    if (levels.length > DEPTH) throw broken('too_deep', `The XML is nested more than ${DEPTH} levels deep.`)
    const { byte, line } = places.at(parser.position - name.length - 2)
    const parent = levels.at(-1)
    const budget = parent?.budget ?? { built: 0 }
    levels.push({ name, shape: null, value: new Map(), text: '', from: byte, line, budget })
  })
  parser.on('opentag', (tag) => {
    const level = levels.at(-1)
    const parent = levels.at(-2)
    if (!level || !parent) return
    level.name = tag.local
    const members = parent.shape?.members
    level.shape = (members && Object.hasOwn(members, tag.local) ? members[tag.local] : null) ?? null
    if (level.shape?.as !== undefined) level.budget = { built: 0 }
    if (!level.shape?.members) return
    for (const { local, value } of Object.values(tag.attributes))
      level.value.set(`@${local}`, value.slice(0, LONGEST_TEXT))
  })
  const onText = (text: string): void => {
    // What stands in an element that is only wanted for its text belongs to that text.
    for (let index = levels.length - 1; index > 0; index -= 1) {
      const level = levels[index]
      if (!level?.shape) continue
      if (index === levels.length - 1 || !level.shape.members)
        if (level.text.length < LONGEST_TEXT) level.text += text.slice(0, LONGEST_TEXT)
      return
    }
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.on('closetag', () => {
    const level = levels.pop()
    const parent = levels.at(-1)
    if (!level?.shape || !parent) return
    const value = readValue(level)
    if (level.shape.as !== undefined) {
      const { byte: to } = places.at(parser.position)
      const path = [...levels.slice(1).map(({ name }) => name), level.name]
      onElement({ as: level.shape.as, value, path, at: { from: level.from, to, line: level.line } })
      return
    }
    parent.budget.built += 1
    if (parent.budget.built > VALUES) throw broken('too_many_values', `more than ${VALUES} values in one`)
    keep(parent.value, level.name, value)
  })

  for await (const chunk of chunks) write(chunk)
  write(undefined)

  function write(chunk: Uint8Array | undefined): void {
    let text: string
    try {
      text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      throw broken('encoding_not_read', 'The bytes are not UTF-8.')
    }
    places.push(text)
    parser.write(text)
    if (chunk) return
    ended = true
    parser.close()
  }
}

function readValue({ shape, value, text }: Level): JsonValue {
  const own = text.trim()
  if (!shape?.members) return own
  if (own !== '') value.set('#text', own)
  return value
}

function keep(into: JsonObject, name: string, value: JsonValue): void {
  const known = into.get(name)
  if (known === undefined) into.set(name, value)
  else if (Array.isArray(known)) known.push(value)
  else into.set(name, [known, value])
}

const TRUNCATED =
  'The report breaks off: the scan was ended or the file was cut. Half a scan proves nothing of the rest; hand it in again whole.'
