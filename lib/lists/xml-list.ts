import { SaxesParser } from 'saxes'
import { Broken } from '@/lib/core/errors'
import type { ListEntry, ReadList } from '@/lib/core/vulnerability-lists'
import { instantOf } from './csv-list'
import { entryWords } from './entry-words'
import { withinMost } from './within-most'

const CVE = /\bCVE-\d{4}-\d{4,19}\b/gi
const ID = { cnnvd: /^CNNVD-\d{6}-\d{1,6}$/i, cnvd: /^CNVD-\d{4}-\d{4,8}$/i }
/** What an entry is called, and what in it is kept, by local names; anything else is passed over. */
const ROW: Readonly<Record<string, 'cnnvd' | 'cnvd'>> = { entry: 'cnnvd', vulnerability: 'cnvd' }
const KEPT: Readonly<Record<string, 'id' | 'cve' | 'title' | 'severity'>> = {
  'vuln-id': 'id',
  number: 'id',
  'cve-id': 'cve',
  cvenumber: 'cve',
  name: 'title',
  title: 'title',
  severity: 'severity',
  serverity: 'severity',
}
const LONGEST = 2_000

/**
 * Reads the export of CNNVD (`entry`) or of CNVD (`vulnerability`) as its bytes come: the ids of each entry, its title and severity.
 * Document types are refused. @throws Broken with the line
 */
export function xmlList(chunks: Iterable<string>): ReadList {
  const parser = new SaxesParser()
  const entries: ListEntry[] = []
  let list: ReadList['list'] | null = null
  let publishedAt: Date | null = null
  let row: Record<'id' | 'cve' | 'title' | 'severity', string> | null = null
  let depth = 0
  let text: string | null = null
  const broken = (message: string) => new Broken('broken_list', message, { at: `line ${parser.line}` })
  parser.on('error', (error) => {
    throw broken(error.message.slice(0, 200))
  })
  parser.on('doctype', () => {
    throw broken('Document types are not read.')
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > 50) throw broken('Elements are nested too deep.')
    const local = name.toLowerCase().split(':').at(-1) ?? ''
    if (depth === 1) publishedAt = instantOf(String(attributes.pub_date ?? ''))
    if (row === null && ROW[local]) {
      list ??= ROW[local] ?? null
      row = { id: '', cve: '', title: '', severity: '' }
    }
    text = row !== null && KEPT[local] ? '' : null
  })
  const add = (more: string) => {
    if (text !== null && text.length < LONGEST) text += more
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', ({ name }) => {
    depth -= 1
    const local = name.toLowerCase().split(':').at(-1) ?? ''
    const kept = KEPT[local]
    if (row && kept && text !== null) {
      const said = text.trim()
      if (kept === 'cve') row.cve += ` ${said}`
      else row[kept] ||= said
    }
    text = null
    if (!row || !ROW[local] || !list) return
    const { id, cve, title, severity } = row
    row = null
    if (list !== 'cnnvd' && list !== 'cnvd') return
    if (!ID[list].test(id)) throw broken(`“${id.slice(0, 40)}” is no id of ${list.toUpperCase()}.`)
    for (const one of new Set((cve.match(CVE) ?? []).map((found) => found.toUpperCase())))
      withinMost(
        entries.push({
          cve: one,
          other_id: id.toUpperCase(),
          ...(title ? { title: entryWords(title, 500) } : {}),
          ...(severity ? { severity: entryWords(severity, 50) } : {}),
        }),
      )
  })
  for (const chunk of chunks) parser.write(chunk)
  parser.close()
  if (!list) throw new Broken('unknown_list', 'No entry of CNNVD or CNVD is in this XML.')
  return { list, publishedAt, entries }
}
