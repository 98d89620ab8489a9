import { controlTimelineRead } from '@/lib/api/specs/timelines'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readControlTimeline } from '@/lib/views/control-timeline'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(controlTimelineRead, ({ scope, params, query, now }) =>
    readControlTimeline(scope, params.id, params.control, query, now),
  ),
)
