import { listQuery, timesQuery } from '@/lib/views/common.schema'
import { report, reportCreate, reportPage } from '@/lib/views/report.schema'
import { defineRoute } from '../define-route'

export const reportAdd = defineRoute({
  method: 'POST',
  path: '/assessments/{id}/reports',
  summary: 'Have a report made of an assessment at an instant',
  tag: 'reports',
  access: { anyOf: ['reports.create'] },
  body: reportCreate,
  answers: { 202: report },
  errors: [409, 503],
})

export const reportList = defineRoute({
  method: 'GET',
  path: '/reports',
  summary: 'Reports, newest first; those asked for by `as_of` and `known_at`',
  tag: 'reports',
  access: { anyOf: ['reports.read'] },
  query: listQuery.extend(timesQuery.shape),
  answers: { 200: reportPage },
})

export const reportRead = defineRoute({
  method: 'GET',
  path: '/reports/{id}',
  summary: 'How far a report is',
  tag: 'reports',
  access: { anyOf: ['reports.read'] },
  answers: { 200: report },
})

export const reportContent = defineRoute({
  method: 'GET',
  path: '/reports/{id}/content',
  summary: 'The finished report; 404 until it is done',
  tag: 'reports',
  access: { anyOf: ['reports.read'] },
  answers: { 200: { media: 'application/octet-stream', description: 'The file in its own media type.' } },
})
