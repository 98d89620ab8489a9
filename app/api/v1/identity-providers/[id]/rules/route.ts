import { roleRuleList, roleRuleReplace } from '@/lib/api/specs/role-rules'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { replaceRules } from '@/lib/identity/replace-rules'
import { readRoleRules } from '@/lib/views/read-role-rules'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(roleRuleList, ({ scope, params }) => readRoleRules(scope, params.id)),
  route(roleRuleReplace, async ({ scope, params, body, now }) => {
    await replaceRules(scope, params.id, body, now)
    return readRoleRules(scope, params.id)
  }),
)
