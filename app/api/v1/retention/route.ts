import { retentionChange, retentionRead } from '@/lib/api/specs/retention'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { changeRetention } from '@/lib/retention/change-retention'
import { readRetentionSetting } from '@/lib/views/read-retention'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(retentionRead, ({ scope }) => readRetentionSetting(scope)),
  route(retentionChange, async ({ scope, body, now }) => {
    await changeRetention(scope, body, now)
    return readRetentionSetting(scope)
  }),
)
