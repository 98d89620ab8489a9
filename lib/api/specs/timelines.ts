import { assetTimelinePage, timelineQuery } from '@/lib/views/asset-timeline.schema'
import { controlTimeline, controlTimelineQuery } from '@/lib/views/control-timeline.schema'
import { defineRoute } from '../define-route'

export const assetTimelineRead = defineRoute({
  method: 'GET',
  path: '/assets/{id}/timeline',
  summary: 'What happened to an asset up to `as_of`, newest first, and when its evidence was stale',
  tag: 'assets',
  access: { anyOf: ['assets.read'] },
  query: timelineQuery,
  answers: { 200: assetTimelinePage },
})

export const controlTimelineRead = defineRoute({
  method: 'GET',
  path: '/assessments/{id}/controls/{control}/timeline',
  summary: 'How the verdict of a control changed over the last days, and what moved beneath each change',
  tag: 'assessments',
  access: { anyOf: ['assessments.read'] },
  query: controlTimelineQuery,
  answers: { 200: controlTimeline },
})
