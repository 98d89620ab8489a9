import { doorFind } from '@/lib/api/specs/domains'
import { findDoor } from '@/lib/auth/find-door'
import { requestAddress } from '@/lib/auth/request-address'
import { settings } from '@/lib/config/settings'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(doorFind, ({ body, request, now }) =>
    findDoor(body.domain, requestAddress(request.headers, settings().trustedProxies), now),
  ),
)
