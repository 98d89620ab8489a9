import { assetList } from '@/lib/api/specs/assets'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { listAssets } from '@/lib/views/assets'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(assetList, ({ scope, query }) => listAssets(scope, query)),
)
