import { Invalid } from '@/lib/core/errors'
import type { SettingsChange } from './change-settings'

/** Inclusive bounds of what is counted. */
const BOUNDS = {
  freshnessDays: ['/freshness_days', 1, 3650],
  idleMinutes: ['/idle_minutes', 5, 1440],
  sessionMinutes: ['/session_minutes', 15, 10_080],
} as const

/** @throws Invalid naming the setting that cannot be taken, and what can */
export function checkSettings(change: SettingsChange): void {
  for (const [name, [at, least, most]] of Object.entries(BOUNDS)) {
    const value = change[name as keyof typeof BOUNDS]
    if (value !== undefined && (value < least || value > most)) {
      throw new Invalid('invalid_body', `The body at "${at}" must be from ${least} to ${most}.`, { at })
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
