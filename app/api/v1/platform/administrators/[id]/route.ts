import { administratorChange } from '@/lib/api/specs/platform'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { giveDuty } from '@/lib/platform/give-duty'
import { readAdministrators } from '@/lib/views/read-administrators'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(administratorChange, async ({ platform, params, body, now }) => {
    await giveDuty(platform, params.id, body.duty, now)
    return readAdministrators(platform)
  }),
)
