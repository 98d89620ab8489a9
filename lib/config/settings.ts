import { z } from 'zod'
import { fields } from './fields'
import { OBJECT_STORE_NAMES, objectStoreSettings } from './object-store-settings'
import { parseEnvironment } from './parse-environment'

const schema = z.object({
  DATABASE_APP_URL: fields.databaseUrl,
  DATABASE_REPLICA_URL: fields.databaseUrl.optional(),
  PLIMSOLL_SECRET: fields.secret,
  PLIMSOLL_SECRET_PREVIOUS: fields.previousSecrets,
  PLIMSOLL_URL: fields.origin.optional(),
  PORT: fields.port,
  PLIMSOLL_METRICS_TOKEN: fields.metricsToken.optional(),
  PLIMSOLL_TRUSTED_PROXIES: fields.trustedProxies,
  PLIMSOLL_OUTGOING_ALLOW: fields.outgoingAllow,
})

/** What the serving process knows. It never knows the owner's login of the database. */
export type Settings = {
  /** Login of `plimsoll_app`, the only role the app serves as. */
  readonly databaseAppUrl: string
  /** A replica that may be read from; absent: none. */
  readonly databaseReplicaUrl: string | undefined
  /** At least 32 bytes; keys are derived from it. */
  readonly secret: string
  /** Earlier secrets, under which sealed values still open; empty: none. */
  readonly previousSecrets: readonly string[]
  /** The public origin, without a slash at its end. */
  readonly url: string
  readonly port: number
  /** Bearer token of `/metrics`; absent: the endpoint is closed. */
  readonly metricsToken: string | undefined
  /** Addresses and networks whose `X-Forwarded-For` is believed; empty: nobody's. */
  readonly trustedProxies: readonly string[]
  /** Hosts and networks that messages may be sent to beyond the open internet, over http too; empty: none. */
  readonly outgoingAllow: readonly string[]
}

/** Of all that is read, also by way of files. */
const NAMES = [...Object.keys(schema.shape), ...OBJECT_STORE_NAMES].flatMap((name) => [name, `${name}_FILE`])
let last: { given: string; settings: Settings } | undefined

/**
 * The server's settings out of its environment; read anew where that has changed.
 * @throws {SettingsError} naming each setting that is missing or malformed.
 */
export function settings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  if (env !== process.env) return settingsOf(env)
  const given = JSON.stringify(NAMES.map((name) => env[name] ?? ''))
  if (last?.given !== given) last = { given, settings: settingsOf(env) }
  return last.settings
}

function settingsOf(env: Readonly<Record<string, string | undefined>>): Settings {
  const value = parseEnvironment(schema, env)
  objectStoreSettings(env)
  return {
    databaseAppUrl: value.DATABASE_APP_URL,
    databaseReplicaUrl: value.DATABASE_REPLICA_URL,
    secret: value.PLIMSOLL_SECRET,
    previousSecrets: value.PLIMSOLL_SECRET_PREVIOUS,
    url: value.PLIMSOLL_URL ?? `http://localhost:${value.PORT}`,
    port: value.PORT,
    metricsToken: value.PLIMSOLL_METRICS_TOKEN,
    trustedProxies: value.PLIMSOLL_TRUSTED_PROXIES,
    outgoingAllow: value.PLIMSOLL_OUTGOING_ALLOW,
  }
}
