import { openapi } from '@/lib/api/openapi'
import { openapiRead } from '@/lib/api/specs/service'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(openapiRead, () => Response.json(openapi())),
)
