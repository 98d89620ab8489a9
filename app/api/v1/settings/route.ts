import { settingsChange, settingsRead } from '@/lib/api/specs/settings'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { changeSettings } from '@/lib/settings/change-settings'
import { readSettings } from '@/lib/views/read-settings'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(settingsRead, ({ scope }) => readSettings(scope)),
  route(settingsChange, async ({ scope, body, now }) => {
    const change = {
      name: body.name,
      language: body.language,
      timeZone: body.time_zone,
      freshnessDays: body.freshness_days,
      freshnessByTool: body.freshness_by_tool,
      idleMinutes: body.idle_minutes,
      sessionMinutes: body.session_minutes,
      passwordPolicy: body.password_policy,
      secondFactor: body.second_factor,
    }
    await changeSettings(scope, change, now)
    return readSettings(scope)
  }),
)
