import { tokenAdd, tokenList } from '@/lib/api/specs/tokens'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { addToken } from '@/lib/tokens/add-token'
import { readToken } from '@/lib/views/read-token'
import { readTokens } from '@/lib/views/read-tokens'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(tokenList, ({ scope, query }) => readTokens(scope, query)),
  route(tokenAdd, async ({ scope, body, now }) => {
    const expiresAt = body.expires_at ? new Date(body.expires_at) : null
    const { kind, name, asset_prefix: assetPrefix = null } = body
    const { id, secret } = await addToken(scope, { kind, name, assetPrefix, expiresAt }, now)
    return answer(201, { ...(await readToken(scope, id)), token: secret })
  }),
)
