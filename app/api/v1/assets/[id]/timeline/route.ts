import { assetTimelineRead } from '@/lib/api/specs/timelines'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readAssetTimeline } from '@/lib/views/asset-timeline'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(assetTimelineRead, ({ scope, params, query, now }) =>
    readAssetTimeline(scope, params.id, query, now),
  ),
)
