import { z } from 'zod'
import { timesQuery } from '@/lib/views/common.schema'
import {
  finding,
  findingDetail,
  findingPage,
  findingPatch,
  findingsBulk,
  findingsQuery,
} from '@/lib/views/finding.schema'
import { defineRoute } from '../define-route'

export const findingList = defineRoute({
  method: 'GET',
  path: '/findings',
  summary:
    'Findings, worst first unless sorted otherwise; as they stood at `as_of`, as it was known at `known_at`',
  tag: 'findings',
  access: { anyOf: ['findings.read'] },
  query: findingsQuery,
  answers: { 200: findingPage },
})

export const findingRead = defineRoute({
  method: 'GET',
  path: '/findings/{id}',
  summary: 'One finding with its history up to `as_of`; 404 while nothing had failed',
  tag: 'findings',
  access: { anyOf: ['findings.read'] },
  query: timesQuery,
  answers: { 200: findingDetail },
})

export const findingChange = defineRoute({
  method: 'PATCH',
  path: '/findings/{id}',
  summary: 'Set status or owner, or comment; `version` must be the one that was read',
  tag: 'findings',
  access: { anyOf: ['findings.write'] },
  body: findingPatch,
  answers: { 200: finding },
  errors: [409],
})

export const findingBulk = defineRoute({
  method: 'POST',
  path: '/findings/bulk',
  summary: 'Set status or owner of many findings at once, all or none',
  tag: 'findings',
  access: { anyOf: ['findings.write'] },
  body: findingsBulk,
  answers: { 200: z.object({ items: z.array(finding), next_cursor: z.null() }) },
  errors: [409],
})
