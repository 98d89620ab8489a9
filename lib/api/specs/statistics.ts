import { heatMap, imageStatistics, statisticsQuery } from '@/lib/views/statistics.schema'
import { defineRoute } from '../define-route'

export const imageStatisticsRead = defineRoute({
  method: 'GET',
  path: '/statistics/images',
  summary:
    'Images with severe vulnerabilities by source, year of build and tag; the packages behind most of them; how long flaws stay open',
  tag: 'assets',
  access: { anyOf: ['assets.read'] },
  query: statisticsQuery,
  answers: { 200: imageStatistics },
})

export const heatMapRead = defineRoute({
  method: 'GET',
  path: '/statistics/heat-map',
  summary: 'The result of every safeguard on every asset, a letter each',
  tag: 'assets',
  access: { anyOf: ['assets.read'] },
  query: statisticsQuery,
  answers: { 200: heatMap },
})
