import { assetChange, assetRead } from '@/lib/api/specs/assets'
import { changeAsset } from '@/lib/assets/change-asset'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { assetDetail } from '@/lib/views/asset'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(assetRead, ({ scope, params, query }) => assetDetail(scope, params.id, query)),
  route(assetChange, async ({ scope, params, body, now }) => {
    await changeAsset(scope, params.id, body, now)
    return assetDetail(scope, params.id, {})
  }),
)
