'use client'

import { type ListFilter, useListFilter } from './use-list-filter'

const NAMES = [
  'asset',
  'tool',
  'format',
  'sha256',
  'state',
  'agent',
  'received_from',
  'received_to',
  'sort',
] as const
export type SubmissionFilter = ListFilter<(typeof NAMES)[number]>

/** The filters of the list of submissions. */
export const useSubmissionFilter = () => useListFilter(NAMES)
