/** Variables of the command that the serving process has no business with. */
const KEPT_BACK = [
  'DATABASE_URL',
  'DATABASE_URL_FILE',
  // What the command read of them is passed on as values.
  'DATABASE_APP_URL_FILE',
  'DATABASE_REPLICA_URL_FILE',
  'PLIMSOLL_SECRET_FILE',
  'PLIMSOLL_URL_FILE',
  'PORT_FILE',
  'PLIMSOLL_LISTEN_FILE',
  'PGPASSWORD',
  'PGUSER',
  'PGHOST',
  'PGDATABASE',
  'PGSERVICE',
  'PGPASSFILE',
  'PGOPTIONS',
]

/** What a serving process is started with. */
export type ServerStart = {
  readonly appUrl: string
  readonly replicaUrl?: string | undefined
  readonly secret: string
  readonly url: string
  readonly port: number
  /** The only address it listens on; absent: all. */
  readonly listen?: string | undefined
  readonly mode: 'production' | 'development'
}

/**
 * The environment of the serving process: the app's login and the secret, never the owner's login. What is kept back is
 * set empty instead of left out, so that Next.js does not read it from a `.env` file.
 */
export function serverEnvironment(
  given: NodeJS.ProcessEnv,
  { appUrl, replicaUrl, secret, url, port, listen, mode }: ServerStart,
): NodeJS.ProcessEnv {
  return {
    ...given,
    ...Object.fromEntries(KEPT_BACK.map((name) => [name, ''])),
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
    TZ: 'UTC',
    DATABASE_APP_URL: appUrl,
    DATABASE_REPLICA_URL: replicaUrl ?? '',
    PLIMSOLL_SECRET: secret,
    PLIMSOLL_URL: url,
    PORT: String(port),
    ...(listen === undefined ? {} : { PLIMSOLL_LISTEN: listen }),
  }
}
