import { exceptionAdd, exceptionList } from '@/lib/api/specs/exceptions'
import { Invalid } from '@/lib/core/errors'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { requestException } from '@/lib/triage/request-exception'
import { exceptionDetail, listExceptions } from '@/lib/views/exceptions'
import { findingTarget } from '@/lib/views/finding-target'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(exceptionList, ({ scope, query, now }) => listExceptions(scope, query, now)),
  route(exceptionAdd, async ({ scope, body }) => {
    const { kind, reason, until, rule, ...target } = body
    if (rule && Object.values(target).some((said) => said !== undefined)) {
      throw new Invalid('invalid_body', 'Say either findings or a rule.', { at: '/rule' })
    }
    const about = rule ? { rule } : await findingTarget(scope, target)
    const id = await requestException(scope, { kind, reason, until, scope: about })
    return answer(201, await exceptionDetail(scope, id))
  }),
)
