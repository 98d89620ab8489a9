import { heatMapRead } from '@/lib/api/specs/statistics'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { heatMap } from '@/lib/views/heat-map'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(heatMapRead, ({ scope, query, now }) => heatMap(scope, query, now)),
)
