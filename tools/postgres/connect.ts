import pg from 'pg'

/** Opens a superuser's connection to an embedded server; the caller ends it. */
export async function connectAsSuperuser(
  port: number,
  password: string,
  applicationName = 'plimsoll',
): Promise<pg.Client> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
  })
  // A server that goes away while nobody asks it anything is noticed by whoever asks next.
  client.on('error', () => {})
  await client.connect()
  return client
}

/** A superuser's login to an embedded server. */
export const superuserUrl = ({ port, password }: { port: number; password: string }): string =>
  `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`

/** Whether a failure to connect means *not yet*: nobody listens, or the server is still recovering. */
export function isNotYet(error: unknown): boolean {
  const { code } = error as { code?: string }
  return (
    ['ECONNREFUSED', 'ECONNRESET', '57P03'].includes(code ?? '') ||
    /terminated unexpectedly/.test(String(error))
  )
}
