import { z } from 'zod'
import { Broken } from '@/lib/core/errors'
import type { ListEntry, ReadList } from '@/lib/core/vulnerability-lists'
import { csvRows } from './csv-rows'
import { entryWords } from './entry-words'
import { withinMost } from './within-most'

const CVE = /^CVE-\d{4}-\d{4,19}$/i
const DAY = /^\d{4}-\d{2}-\d{2}$/
const day = z.iso.date()
/** A day that there is: PostgreSQL takes no 30 February. */
const isDay = (text: string) => DAY.test(text) && day.safeParse(text).success

/**
 * Reads FIRST's EPSS scores (`cve,epss,percentile` under a comment with their date), CISA's catalogue as CSV (`cveID,…`), or a table of
 * CNVD or CNNVD ids (a column of them beside `cve`). Which one its header says.
 * @throws Broken with the line
 */
export function csvList(text: string): ReadList {
  let publishedAt: Date | null = null
  let body = text
  const comment = /^\uFEFF?#([^\n]*)\n/.exec(text)
  if (comment) {
    publishedAt = instantOf(/score_date:([^,\s]+)/.exec(comment[1] ?? '')?.[1])
    body = `\n${text.slice(comment[0].length)}`
  }
  const rows = csvRows(body)
  const header = rows.next().value?.cells.map((cell: string) => cell.trim().toLowerCase())
  if (!header) throw new Broken('empty_list', 'The list is empty.')
  const column = (...names: string[]) => names.map((name) => header.indexOf(name)).find((i) => i >= 0) ?? -1
  const cve = column('cve', 'cveid', 'cve_id', 'cve id')
  const epss = column('epss')
  const other = header.findIndex((name: string) => /^cnn?vd/.test(name))
  const list =
    epss >= 0 ? 'epss' : other >= 0 ? (header[other]?.startsWith('cnnvd') ? 'cnnvd' : 'cnvd') : 'kev'
  if (cve < 0 || (list === 'kev' && column('dateadded') < 0)) {
    const message = `No list has these columns: ${header.slice(0, 12).join(', ')}.`
    throw new Broken('unknown_list', message, { at: 'line 1' })
  }
  // Half a number is a number: only that its line ends tells that a score is whole.
  if (list === 'epss' && !text.endsWith('\n'))
    throw new Broken('broken_list', 'The last line does not end: the list is not whole.')
  const [percentile, added, due, title, severity] = [
    column('percentile'),
    column('dateadded'),
    column('duedate'),
    column('vulnerabilityname', 'title', 'name'),
    column('severity'),
  ]
  const entries: ListEntry[] = []
  for (const { line, cells } of rows) {
    const cell = (i: number) => (i < 0 ? '' : (cells[i] ?? '').trim())
    const at = { at: `line ${line}` }
    if (cells.length < header.length) {
      const message = `This row has ${cells.length} cells, not ${header.length}: the list is not whole.`
      throw new Broken('broken_list', message, at)
    }
    // A table of other ids has rows without a CVE.
    if (other >= 0 && cell(cve) === '') continue
    if (!CVE.test(cell(cve))) throw new Broken('broken_list', `“${cell(cve).slice(0, 40)}” is no CVE id.`, at)
    const entry: ListEntry = { cve: cell(cve).toUpperCase() }
    if (list === 'epss') {
      entry.score = share(cell(epss), at)
      if (percentile >= 0) entry.percentile = share(cell(percentile), at)
    }
    if (other >= 0) entry.other_id = entryWords(cell(other).toUpperCase(), 100)
    if (isDay(cell(added))) entry.since = cell(added)
    if (isDay(cell(due))) entry.due = cell(due)
    if (cell(title) !== '') entry.title = entryWords(cell(title), 500)
    if (cell(severity) !== '') entry.severity = entryWords(cell(severity), 50)
    withinMost(entries.push(entry))
  }
  return { list, publishedAt, entries }
}

function share(text: string, at: { at: string }): number {
  const value = text === '' ? Number.NaN : Number(text)
  if (value >= 0 && value <= 1) return value
  throw new Broken('broken_list', `“${text.slice(0, 40)}” is no number from 0 to 1.`, at)
}

export function instantOf(text: string | undefined): Date | null {
  const at = new Date((text ?? '').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  return Number.isNaN(at.getTime()) ? null : at
}
