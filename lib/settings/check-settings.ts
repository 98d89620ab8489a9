import { Invalid } from '@/lib/core/errors'
import type { SettingsChange } from './change-settings'

/** Inclusive bounds of what is counted. */
const BOUNDS = {
  freshnessDays: ['/freshness_days', 1, 3650],
  idleMinutes: ['/idle_minutes', 5, 1440],
  sessionMinutes: ['/session_minutes', 15, 10_080],
} as const

/** As reports are filed under: `docker-bench-security`. */
const TOOL = /^[a-z0-9][a-z0-9-]{0,63}$/

/** @throws Invalid naming the setting that cannot be taken, and what can */
export function checkSettings(change: SettingsChange): void {
  for (const [name, [at, least, most]] of Object.entries(BOUNDS)) {
    const value = change[name as keyof typeof BOUNDS]
    if (value !== undefined && (value < least || value > most)) {
      throw new Invalid('invalid_body', `The body at "${at}" must be from ${least} to ${most}.`, { at })
    }
  }
  for (const [tool, days] of Object.entries(change.freshnessByTool ?? {})) {
    const at = `/freshness_by_tool/${tool}`
    if (!TOOL.test(tool))
      throw new Invalid('invalid_body', `The body at "${at}" is no name of a tool.`, { at })
    if (days !== null && (days < 1 || days > 3650)) {
      throw new Invalid('invalid_body', `The body at "${at}" must be from 1 to 3650, or null.`, { at })
    }
  }
  const { name, timeZone } = change
  if (name !== undefined && (name.trim() === '' || name.length > 200)) {
    throw new Invalid('invalid_body', 'The body at "/name" must have 1 to 200 characters.', { at: '/name' })
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new Invalid('invalid_body', 'The body at "/time_zone" must be a name such as Asia/Shanghai.', {
      at: '/time_zone',
    })
  }
}

/** A named zone of the IANA database; offsets such as `+08:00` know no summer and no history. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
