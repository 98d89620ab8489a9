import { jsonOutline } from '../json/json-outline'
import { isKnownTitle } from './identity'
import { textLine } from './text-line'

/** How a docker-bench report is to be read. */
export interface DetectedReport {
  format: 'docker-bench-json' | 'docker-bench-text'
  /** Bytes before the JSON: a byte order mark, messages of the shell. 0 for text, whose noise is passed over by lines. */
  skip: number
}

const JSON_BEGIN = /(?:\[\s{0,20})?\{\s{0,20}"dockerbenchsecurity"\s{0,20}:/
const latin1 = new TextDecoder('latin1')
const utf8 = new TextDecoder('utf-8')

/** Recognises a report of docker-bench-security from its first bytes, or answers null. Never throws. */
export function detectReport(head: Uint8Array): DetectedReport | null {
  // Latin-1 has one character a byte, so that places in the text are byte offsets.
  const bytes = latin1.decode(head)
  const bom = bytes.startsWith('ï»¿') ? 3 : 0
  const first = bom + bytes.slice(bom).search(/\S/)
  if (first < bom) return null

  if (bytes[first] === '{' || bytes[first] === '[') {
    const { paths } = jsonOutline(head, first)
    if (paths.has('/dockerbenchsecurity') || paths.has('/[]/dockerbenchsecurity')) {
      return { format: 'docker-bench-json', skip: first }
    }
    if (paths.size > 0) return null
  }
  const begin = bytes.search(JSON_BEGIN)
  if (isLog(utf8.decode(begin < 0 ? head : head.subarray(0, begin))))
    return { format: 'docker-bench-text', skip: 0 }
  return begin < 0 ? null : { format: 'docker-bench-json', skip: begin }
}

/** A log has checks that some edition knows, or begins like a run and has lines of results. */
function isLog(text: string): boolean {
  let begun = false
  let printed = false
  for (const raw of text.split('\n')) {
    const line = textLine(raw)
    if (line.is === 'begin' || line.is === 'banner') begun = true
    if (line.is === 'section' || line.is === 'check' || line.is === 'heading') printed = true
    if (line.is === 'check' && isKnownTitle(line.title)) return true
    if (begun && printed) return true
  }
  return false
}
