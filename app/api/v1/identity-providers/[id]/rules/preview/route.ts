import { roleRulePreview } from '@/lib/api/specs/role-rules'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { previewRoleRules } from '@/lib/views/preview-role-rules'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(roleRulePreview, ({ scope, params, body }) => previewRoleRules(scope, params.id, body.rules)),
)
