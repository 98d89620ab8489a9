import { z } from 'zod'
import { timesQuery } from '@/lib/views/common.schema'
import {
  vulnerabilitiesQuery,
  vulnerabilityDetail,
  vulnerabilityExportQuery,
  vulnerabilityPage,
} from '@/lib/views/vulnerability.schema'
import { vulnerabilityLists } from '@/lib/views/vulnerability-list.schema'
import { defineRoute } from '../define-route'

export const vulnerabilityList = defineRoute({
  method: 'GET',
  path: '/vulnerabilities',
  summary:
    'Vulnerabilities that hold at `as_of`, one a flaw: known exploited first, then the worst. Lists of exploitation are those of now',
  tag: 'findings',
  access: { anyOf: ['findings.read'] },
  query: vulnerabilitiesQuery,
  answers: { 200: vulnerabilityPage },
})

export const vulnerabilityExport = defineRoute({
  method: 'GET',
  path: '/vulnerabilities/export',
  summary: 'All vulnerabilities that fit a filter, as a table; noted in the audit log',
  tag: 'findings',
  access: { anyOf: ['findings.read'] },
  query: vulnerabilityExportQuery,
  answers: { 200: { media: 'application/octet-stream', description: 'CSV or XLSX.' } },
})

export const vulnerabilityRead = defineRoute({
  method: 'GET',
  path: '/vulnerabilities/{id}',
  summary:
    'A flaw by any of its ids (CVE, GHSA, RHSA, CNNVD, CNVD …): where it is, what runs it, what fixes it, what VEX documents say',
  tag: 'findings',
  access: { anyOf: ['findings.read'] },
  query: timesQuery,
  answers: { 200: vulnerabilityDetail },
})

const part = z
  .string()
  .max(60)
  .regex(/^[\w.-]*$/)
  .describe('One file of several, such as a year of CNNVD; left out: the whole list.')
  .default('')

export const platformLists = defineRoute({
  method: 'GET',
  path: '/platform/vulnerability-lists',
  summary: 'Public lists of vulnerabilities (KEV, EPSS, CNNVD, CNVD) as they were uploaded',
  tag: 'platform',
  access: { platform: 'platform.lists.read' },
  answers: { 200: vulnerabilityLists },
})

export const platformListPut = defineRoute({
  method: 'POST',
  path: '/platform/vulnerability-lists',
  summary:
    'Put a public list in the place of the one before: CISA’s catalogue (JSON, CSV), FIRST’s scores (CSV, gzip), exports of CNNVD and CNVD',
  tag: 'platform',
  access: { platform: 'platform.lists.write' },
  query: z.object({ file: z.string().min(1).max(200).default('list'), part }),
  rawBody: {
    media: 'application/octet-stream',
    description: 'The file as its publisher gives it, up to 100 MB.',
  },
  answers: { 201: vulnerabilityLists },
  errors: [413, 422],
})

export const platformListDrop = defineRoute({
  method: 'DELETE',
  path: '/platform/vulnerability-lists/{list}',
  summary: 'Take a public list away, or one part of it',
  tag: 'platform',
  access: { platform: 'platform.lists.write' },
  query: z.object({ part }),
  answers: { 200: vulnerabilityLists },
})
