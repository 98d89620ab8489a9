import { z } from 'zod'

const isAddress = (value: string, protocols: readonly string[]): boolean => {
  try {
    return protocols.includes(new URL(value).protocol)
  } catch {
    return false
  }
}

const isOrigin = (value: string): boolean =>
  isAddress(value, ['http:', 'https:']) && new URL(value).origin === value.replace(/\/$/, '')

/** Addresses and networks of proxies: `10.0.0.0/8, 127.0.0.1, ::1`. */
const NETWORK =
  /^([0-9]{1,3}(\.[0-9]{1,3}){3}(\/([0-9]|[12][0-9]|3[0-2]))?|[0-9a-fA-F:]*:[0-9a-fA-F:]*(\/[0-9]{1,3})?)$/

/** A host by name, or an address or network, that the server may send to although it is not on the open internet. */
const isDestination = (entry: string): boolean =>
  NETWORK.test(entry) ||
  /^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*$/.test(entry)

/** A field that says the same sentence whether it is missing or malformed. */
const text = (expected: string, holds: (value: string) => boolean) =>
  z.string({ error: expected }).refine(holds, { error: expected })

const wordsOf = (value: string): string[] => value.split(/\s+/).filter((word) => word !== '')

/** The setting every command and the server share, as zod fields; each message completes "NAME …". */
export const fields = {
  databaseUrl: text(
    'must be a PostgreSQL address such as postgresql://user:password@host:5432/plimsoll',
    (value) => isAddress(value, ['postgres:', 'postgresql:']),
  ),
  secret: text(
    'must be at least 32 bytes of secret text',
    (value) => new TextEncoder().encode(value).length >= 32,
  ),
  previousSecrets: text('must be earlier values of PLIMSOLL_SECRET, apart by spaces or lines', (value) =>
    wordsOf(value).every((word) => new TextEncoder().encode(word).length >= 32),
  )
    .transform(wordsOf)
    .default([]),
  origin: text('must be an origin without a path, such as https://plimsoll.example.com', isOrigin).transform(
    (value) => value.replace(/\/$/, ''),
  ),
  port: text(
    'must be a port number from 1 to 65535',
    (value) => /^[0-9]{1,5}$/.test(value) && +value >= 1 && +value <= 65535,
  )
    .transform(Number)
    .default(3000),
  listen: text('must be an IP address of this machine, such as 127.0.0.1', (value) =>
    /^[0-9a-fA-F.:]+$/.test(value),
  ),
  httpAddress: text('must be an address such as https://s3.example.com', (value) =>
    isAddress(value, ['http:', 'https:']),
  ),
  s3Region: text('must be a region such as us-east-1', (value) => /^[a-z0-9-]{1,63}$/.test(value)).default(
    'us-east-1',
  ),
  s3Bucket: text('must be the name of a bucket', (value) => /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value)),
  s3KeyId: text('must be the id of an access key', (value) => /^\S{3,128}$/.test(value)),
  s3Secret: text(
    'must be the secret of that access key, of at least 8 characters',
    (value) => value.length >= 8,
  ),
  s3FromBytes: text('must be a number of bytes', (value) => /^[0-9]{1,12}$/.test(value))
    .transform(Number)
    .default(1_000_000),
  metricsToken: text('must be at least 16 characters', (value) => value.length >= 16),
  trustedProxies: text(
    'must be a comma-separated list of addresses or networks such as 10.0.0.0/8',
    (value) => value.split(',').every((part) => NETWORK.test(part.trim())),
  )
    .transform((value) => value.split(',').map((part) => part.trim()))
    .default([]),
  outgoingAllow: text(
    'must be a comma-separated list of host names, addresses or networks such as hooks.corp.example, 10.20.0.0/16',
    (value) => value.split(',').every((part) => isDestination(part.trim())),
  )
    .transform((value) => value.split(',').map((part) => part.trim()))
    .default([]),
}
