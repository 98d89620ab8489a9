import { settings } from '@/lib/config/settings'

/** What signing needs of the deployment: the secret keys derive from, and the public host that names the logs. */
export interface LogSettings {
  secret: Uint8Array
  host: string
}

export function logSettings(): LogSettings {
  const { secret, url } = settings()
  return { secret: new TextEncoder().encode(secret), host: new URL(url).host }
}
