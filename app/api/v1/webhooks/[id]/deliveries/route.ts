import { deliveryList } from '@/lib/api/specs/webhooks'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readDeliveries } from '@/lib/views/read-deliveries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(deliveryList, ({ scope, params }) => readDeliveries(scope, params.id)),
)
