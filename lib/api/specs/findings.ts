import { timesQuery } from '@/lib/views/common.schema'
import {
  bulk,
  finding,
  findingChanges,
  findingChangesQuery,
  findingCount,
  findingDetail,
  findingExportQuery,
  findingGroupPage,
  findingGroupsQuery,
  findingPage,
  findingPatch,
  findingsAtQuery,
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

export const findingCountRead = defineRoute({
  method: 'GET',
  path: '/findings/count',
  summary: 'How many findings fit a filter',
  tag: 'findings',
  access: { anyOf: ['findings.read'] },
  query: findingsAtQuery,
  answers: { 200: findingCount },
})

export const findingGroupList = defineRoute({
  method: 'GET',
  path: '/findings/groups',
  summary: 'Findings that fit a filter, by check, asset, image or package',
  tag: 'findings',
  access: { anyOf: ['findings.read'] },
  query: findingGroupsQuery,
  answers: { 200: findingGroupPage },
})

export const findingChangeList = defineRoute({
  method: 'GET',
  path: '/findings/changes',
  summary: 'What reports opened, reopened and closed between two days of the tenant’s calendar',
  tag: 'findings',
  access: { anyOf: ['findings.read'] },
  query: findingChangesQuery,
  answers: { 200: findingChanges },
})

export const findingExport = defineRoute({
  method: 'GET',
  path: '/findings/export',
  summary: 'All findings that fit a filter, as a table; noted in the audit log',
  tag: 'findings',
  access: { anyOf: ['findings.read'] },
  query: findingExportQuery,
  answers: { 200: { media: 'application/octet-stream', description: 'CSV or XLSX.' } },
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
  summary: 'Set status, owner or due date, or comment; `version` must be the one that was read',
  tag: 'findings',
  access: { anyOf: ['findings.write'] },
  body: findingPatch,
  answers: { 200: finding },
  errors: [409],
})

export const findingBulk = defineRoute({
  method: 'POST',
  path: '/findings/bulk',
  summary:
    'Begin to change many findings: those chosen, or all that fit a filter; what could not be changed is told per finding',
  tag: 'findings',
  access: { anyOf: ['findings.write'] },
  body: findingsBulk,
  answers: { 200: bulk },
  errors: [409],
})

export const findingBulkRead = defineRoute({
  method: 'GET',
  path: '/findings/bulk/{id}',
  summary: 'How far a bulk change is',
  tag: 'findings',
  access: { anyOf: ['findings.read'] },
  answers: { 200: bulk },
})

export const findingBulkContinue = defineRoute({
  method: 'POST',
  path: '/findings/bulk/{id}/continue',
  summary: 'Make the next step of a bulk change that is `running`',
  tag: 'findings',
  access: { anyOf: ['findings.write'] },
  answers: { 200: bulk },
})

export const findingBulkUndo = defineRoute({
  method: 'POST',
  path: '/findings/bulk/{id}/undo',
  summary: 'Make the next step of taking a bulk change back; what was decided anew in between is kept',
  tag: 'findings',
  access: { anyOf: ['findings.write'] },
  answers: { 200: bulk },
})
