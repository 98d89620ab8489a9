import { trend, trendQuery } from '@/lib/views/trend.schema'
import { defineRoute } from '../define-route'

export const trendRead = defineRoute({
  method: 'GET',
  path: '/assessments/{id}/trend',
  summary: 'The gauge at the end of each of the last days, all as known at one instant',
  tag: 'assessments',
  access: { anyOf: ['assessments.read'] },
  query: trendQuery,
  answers: { 200: trend },
})
