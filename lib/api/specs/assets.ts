import { assetDetail, assetPage, assetPatch, assetsQuery } from '@/lib/views/asset.schema'
import { timesQuery } from '@/lib/views/common.schema'
import { population, populationQuery } from '@/lib/views/population.schema'
import { statePage, statesQuery } from '@/lib/views/state.schema'
import { defineRoute } from '../define-route'

export const assetList = defineRoute({
  method: 'GET',
  path: '/assets',
  summary: 'What is judged: hosts, images, containers, clusters …',
  tag: 'assets',
  access: { anyOf: ['assets.read'] },
  query: assetsQuery,
  answers: { 200: assetPage },
})

export const assetRead = defineRoute({
  method: 'GET',
  path: '/assets/{id}',
  summary: 'One asset with its coverage',
  tag: 'assets',
  access: { anyOf: ['assets.read'] },
  query: timesQuery,
  answers: { 200: assetDetail },
})

export const assetChange = defineRoute({
  method: 'PATCH',
  path: '/assets/{id}',
  summary: 'Set labels (null takes one away), retire or bring back',
  tag: 'assets',
  access: { anyOf: ['assets.write'] },
  body: assetPatch,
  answers: { 200: assetDetail },
  errors: [409],
})

export const populationRead = defineRoute({
  method: 'GET',
  path: '/population',
  summary: 'Who has reported by kind and tool, who has not, and what goes stale within 14 days',
  tag: 'assets',
  access: { anyOf: ['assets.read'] },
  query: populationQuery,
  answers: { 200: population },
})

export const stateList = defineRoute({
  method: 'GET',
  path: '/states',
  summary: 'What held at `as_of`, as it was known at `known_at`',
  tag: 'assets',
  access: { anyOf: ['states.read'] },
  query: statesQuery,
  answers: { 200: statePage },
})
