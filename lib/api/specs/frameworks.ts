import { frameworkDetail, frameworkList } from '@/lib/views/framework.schema'
import { defineRoute } from '../define-route'

export const frameworkListRead = defineRoute({
  method: 'GET',
  path: '/frameworks',
  summary: 'The standards on offer, how far checks reach into each, and the assessments of each',
  tag: 'assessments',
  access: { anyOf: ['assessments.read'] },
  answers: { 200: frameworkList },
})

export const frameworkRead = defineRoute({
  method: 'GET',
  path: '/frameworks/{framework}',
  summary: 'One standard: what checks can and cannot show, sources and doubts, levels, controls and mapping',
  tag: 'assessments',
  access: { anyOf: ['assessments.read'] },
  answers: { 200: frameworkDetail },
})
