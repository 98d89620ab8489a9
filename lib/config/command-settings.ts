import { z } from 'zod'
import { fields } from './fields'
import { objectStoreSettings } from './object-store-settings'
import { parseEnvironment } from './parse-environment'

const schema = z.object({
  DATABASE_URL: fields.databaseUrl.optional(),
  DATABASE_APP_URL: fields.databaseUrl.optional(),
  DATABASE_REPLICA_URL: fields.databaseUrl.optional(),
  PLIMSOLL_DATA: z.string().default('.plimsoll'),
  PLIMSOLL_SECRET: fields.secret.optional(),
  PLIMSOLL_SECRET_PREVIOUS: fields.previousSecrets,
  PLIMSOLL_URL: fields.origin.optional(),
  PORT: fields.port,
  PLIMSOLL_LISTEN: fields.listen.optional(),
  PLIMSOLL_METRICS_TOKEN: fields.metricsToken.optional(),
  PLIMSOLL_TRUSTED_PROXIES: fields.trustedProxies,
  PLIMSOLL_OUTGOING_ALLOW: fields.outgoingAllow,
})

/** What a command (`demo`, `dev`, `start`, …) knows before it has started anything. */
export type CommandSettings = {
  /** Login of the owner role; absent: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined
  /** Login of the app's role, when somebody else makes it; absent: made at start. */
  readonly databaseAppUrl: string | undefined
  /** A replica that the server may read from; absent: none. */
  readonly databaseReplicaUrl: string | undefined
  /** Folder of everything a command keeps: embedded database, secret, logins of the demo. As given. */
  readonly data: string
  /** Absent: made once under `data`. */
  readonly secret: string | undefined
  /** Earlier secrets; with any, sealed values are sealed anew at start. */
  readonly previousSecrets: readonly string[]
  readonly url: string
  readonly port: number
  /** Address to listen on; absent: the command's own default. */
  readonly listen: string | undefined
}

/**
 * A command's settings out of its environment; checks the server's optional settings too, so that a mistake
 * stops the command and not the server it starts minutes later.
 * @throws {SettingsError} naming each setting that is malformed.
 */
export function commandSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
): CommandSettings {
  const value = parseEnvironment(schema, env)
  objectStoreSettings(env)
  return {
    databaseUrl: value.DATABASE_URL,
    databaseAppUrl: value.DATABASE_APP_URL,
    databaseReplicaUrl: value.DATABASE_REPLICA_URL,
    data: value.PLIMSOLL_DATA,
    secret: value.PLIMSOLL_SECRET,
    previousSecrets: value.PLIMSOLL_SECRET_PREVIOUS,
    url: value.PLIMSOLL_URL ?? `http://localhost:${value.PORT}`,
    port: value.PORT,
    listen: value.PLIMSOLL_LISTEN,
  }
}
