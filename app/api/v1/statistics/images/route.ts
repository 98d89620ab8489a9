import { imageStatisticsRead } from '@/lib/api/specs/statistics'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { imageStatistics } from '@/lib/views/image-statistics'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(imageStatisticsRead, ({ scope, query, now }) => imageStatistics(scope, query, now)),
)
