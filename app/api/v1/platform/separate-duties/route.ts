import { platformDutiesPut } from '@/lib/api/specs/platform'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { separatePlatformDuties } from '@/lib/platform/separate-platform-duties'
import { readAdministrators } from '@/lib/views/read-administrators'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(platformDutiesPut, async ({ platform, body, now }) => {
    await separatePlatformDuties(platform, body.separate, now)
    return readAdministrators(platform)
  }),
)
