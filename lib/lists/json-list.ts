import { z } from 'zod'
import { Broken } from '@/lib/core/errors'
import type { ReadList } from '@/lib/core/vulnerability-lists'
import { instantOf } from './csv-list'
import { entryWords } from './entry-words'

const day = z.iso.date().optional().catch(undefined)
const catalogue = z.object({
  catalogVersion: z.string().optional(),
  dateReleased: z.string().optional(),
  count: z.number().int().optional(),
  vulnerabilities: z.array(
    z.object({
      cveID: z.string().regex(/^CVE-\d{4}-\d{4,19}$/i),
      vulnerabilityName: z.string().optional().catch(undefined),
      dateAdded: day,
      dueDate: day,
    }),
  ),
})

/** Reads CISA's catalogue of known exploited vulnerabilities. @throws Broken with the place */
export function jsonList(text: string): ReadList {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Broken(
      'broken_list',
      `The list is no JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}`,
    )
  }
  const read = catalogue.safeParse(parsed)
  if (!read.success) {
    const [issue] = read.error.issues
    const at = `/${(issue?.path ?? []).join('/')}`
    throw new Broken('unknown_list', `This is not CISA's catalogue: ${issue?.message ?? ''}.`, { at })
  }
  const { vulnerabilities, count, dateReleased } = read.data
  if (count !== undefined && count !== vulnerabilities.length) {
    const message = `The catalogue says that it has ${count} entries, and it has ${vulnerabilities.length}: it is not whole.`
    throw new Broken('broken_list', message, { at: '/count' })
  }
  return {
    list: 'kev',
    publishedAt: instantOf(dateReleased),
    entries: vulnerabilities.map(({ cveID, vulnerabilityName, dateAdded, dueDate }) => ({
      cve: cveID.toUpperCase(),
      ...(vulnerabilityName ? { title: entryWords(vulnerabilityName, 500) } : {}),
      ...(dateAdded ? { since: dateAdded } : {}),
      ...(dueDate ? { due: dueDate } : {}),
    })),
  }
}
