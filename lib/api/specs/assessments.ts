import { z } from 'zod'
import { assessment, assessmentCreate, assessmentPage, assessmentPatch } from '@/lib/views/assessment.schema'
import {
  assessmentDraft,
  assessmentPreview,
  assessmentRevisionPage,
} from '@/lib/views/assessment-profile.schema'
import { listQuery, timesQuery, wholeNumber } from '@/lib/views/common.schema'
import { controlDetail, controlsQuery, controlTree } from '@/lib/views/control.schema'
import { overview } from '@/lib/views/overview.schema'
import { sample, sampleQuery } from '@/lib/views/sample.schema'
import { defineRoute } from '../define-route'

export const overviewRead = defineRoute({
  method: 'GET',
  path: '/overview',
  summary: 'Where the tenant stands: assessments, what to fix first, what is new, who is quiet',
  tag: 'assessments',
  access: { anyOf: ['assessments.read'] },
  query: timesQuery,
  answers: { 200: overview },
})

export const assessmentList = defineRoute({
  method: 'GET',
  path: '/assessments',
  summary: 'Assessments with their gauges',
  tag: 'assessments',
  access: { anyOf: ['assessments.read'] },
  query: listQuery.extend(timesQuery.shape),
  answers: { 200: assessmentPage },
})

export const assessmentAdd = defineRoute({
  method: 'POST',
  path: '/assessments',
  summary: 'Begin an assessment of a framework at a level',
  tag: 'assessments',
  access: { anyOf: ['assessments.write'] },
  body: assessmentCreate,
  answers: { 201: assessment },
  errors: [409],
})

export const assessmentRead = defineRoute({
  method: 'GET',
  path: '/assessments/{id}',
  summary: 'One assessment',
  tag: 'assessments',
  access: { anyOf: ['assessments.read'] },
  query: timesQuery,
  answers: { 200: assessment },
})

export const assessmentChange = defineRoute({
  method: 'PATCH',
  path: '/assessments/{id}',
  summary: 'Change profile, scope or period from now on, or pin the running mapping',
  tag: 'assessments',
  access: { anyOf: ['assessments.write'] },
  body: assessmentPatch,
  answers: { 200: assessment },
  errors: [409],
})

export const assessmentPreviewMake = defineRoute({
  method: 'POST',
  path: '/assessments/preview',
  summary:
    'What a profile and a scope would change, of an assessment that is there or a new one; changes nothing',
  tag: 'assessments',
  access: { anyOf: ['assessments.write'] },
  body: assessmentDraft,
  answers: { 200: assessmentPreview },
})

export const revisionList = defineRoute({
  method: 'GET',
  path: '/assessments/{id}/revisions',
  summary: 'Who changed what an assessment is judged by, newest first, in one page',
  tag: 'assessments',
  access: { anyOf: ['assessments.read'] },
  answers: { 200: assessmentRevisionPage },
})

export const controlList = defineRoute({
  method: 'GET',
  path: '/assessments/{id}/controls',
  summary: 'All controls with both verdicts, in the order of the standard, in one page',
  tag: 'assessments',
  access: { anyOf: ['assessments.read'] },
  query: controlsQuery.extend({
    limit: wholeNumber(1, 500).optional(),
    cursor: z.string().max(500).optional(),
  }),
  answers: { 200: controlTree },
})

export const sampleRead = defineRoute({
  method: 'GET',
  path: '/assessments/{id}/sample',
  summary: 'A sample of controls or assets, drawn by a seed so that anybody draws the same',
  tag: 'assessments',
  access: { anyOf: ['assessments.read'] },
  query: sampleQuery,
  answers: { 200: sample },
})

export const controlRead = defineRoute({
  method: 'GET',
  path: '/assessments/{id}/controls/{control}',
  summary: 'One control: verdicts, coverage and why',
  tag: 'assessments',
  access: { anyOf: ['assessments.read'] },
  query: timesQuery,
  answers: { 200: controlDetail },
})
