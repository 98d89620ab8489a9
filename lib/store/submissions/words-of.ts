import { parse } from 'uuid'
import { nameUuid } from '@/lib/core/name-uuid'
import type { SubmissionWords } from '../generated/client'
import { packCounts } from './pack-counts'
import type { SubmissionRow } from './submission-row'

const NAMESPACE = parse('0e4c0c0e-41b1-5c1f-a5a5-5f5a0d0d8a4e')

/** What a submission says in words, under an id made of all of it, and its counts in the order in which the words name them. */
export function wordsOf(row: Omit<SubmissionRow, 'tenantId' | 'progress'>): {
  words: Omit<SubmissionWords, 'tenantId'>
  counts: string | null
} {
  const { names: counted, counts } = packCounts(row)
  const { tool, toolVersion, databaseVersion, format, edition, profile } = row
  const { parserVersion, catalogueVersion, observedSource } = row
  const read = { tool, toolVersion, databaseVersion, format, edition, profile }
  const words = { ...read, parserVersion, catalogueVersion, observedSource, counted }
  return { words: { id: nameUuid(JSON.stringify(Object.values(words)), NAMESPACE), ...words }, counts }
}
