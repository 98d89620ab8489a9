import { Broken } from '@/lib/core/errors'
import type { ReadList } from '@/lib/core/vulnerability-lists'
import { csvList } from './csv-list'
import { jsonList } from './json-list'
import { xmlList } from './xml-list'

const CHUNK = 1 << 20

/**
 * Reads a public list by what it is: CISA's catalogue (JSON or CSV), FIRST's scores (CSV), the exports of CNNVD and CNVD (XML), or a
 * table of their ids (CSV). Half a list, one of nothing, and one with a line that is none are refused: a list replaces the one before.
 * @throws Broken with the line or place
 */
export function readList(bytes: Uint8Array): ReadList {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const whole = () => {
    try {
      return decoder.decode(bytes)
    } catch {
      throw notUtf8()
    }
  }
  const head = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart()
  if (/^<(?:!doctype\s+)?html\b/i.test(head))
    throw new Broken(
      'unknown_list',
      'This is a web page, no list: perhaps the sign-in or error page of where it was fetched.',
    )
  const read = head.startsWith('<')
    ? xmlList(pieces(bytes))
    : head.startsWith('{')
      ? jsonList(whole())
      : csvList(whole())
  if (read.entries.length === 0) throw new Broken('empty_list', 'The list names no CVE.')
  return read
}

function* pieces(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += CHUNK)
      yield decoder.decode(bytes.subarray(at, at + CHUNK), { stream: at + CHUNK < bytes.length })
  } catch (error) {
    throw error instanceof TypeError ? notUtf8() : error
  }
}

const notUtf8 = () => new Broken('broken_list', 'The list is not UTF-8.')
