import { jsonOutline } from '../json/json-outline'
import { recogniseBytes } from './recognise-bytes'
import { recogniseJson } from './recognise-json'
import { recogniseText } from './recognise-text'
import { recogniseXml } from './recognise-xml'
import type { Recognised } from './recognised'

const NOTHING: Recognised = {
  seen: 'an empty body',
  code: 'empty_report',
  advice:
    'An empty body proves nothing: it is not known what was looked at. Check that the tool ran to its end.',
}

/**
 * Says what bytes are that no format has recognised, from their beginning. Always answers: what is not known by sight
 * is described. Never throws.
 */
export function recognise(head: Uint8Array): Recognised {
  const packed = recogniseBytes(head)
  if (packed) return packed
  const text = new TextDecoder('utf-8').decode(head).trim()
  if (text === '') return NOTHING
  const begin = text[0] ?? ''
  if ('{["-'.includes(begin) || /^(?:\d|true|false|null)/.test(text)) {
    const outline = jsonOutline(new TextEncoder().encode(text))
    const json = recogniseJson(outline)
    if (json) return json
  }
  return (begin === '<' ? recogniseXml(text) : null) ?? recogniseText(text)
}
