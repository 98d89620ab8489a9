import type { S3Client } from '@aws-sdk/client-s3'
import { type ObjectStoreSettings, objectStoreSettings } from '@/lib/config/object-store-settings'
import { Busy } from '@/lib/core/errors'

export interface ObjectStore {
  settings: ObjectStoreSettings
  /** What a command of the client answers. @throws Busy where the store is away or refuses; null where there is no such object */
  send<Answer>(
    ask: (s3: S3Client, sdk: typeof import('@aws-sdk/client-s3')) => Promise<Answer>,
  ): Promise<Answer | null>
}

let made: { of: string; store: Promise<ObjectStore> } | undefined

/**
 * The S3-compatible store of the settings; null where there is none. Its package is read only where one is set. Only what is required is
 * added to requests, and buckets are part of the path, since that is what stores other than Amazon's know.
 */
export async function objectStore(): Promise<ObjectStore | null> {
  const settings = objectStoreSettings()
  if (!settings) return null
  const of = JSON.stringify(settings)
  if (made?.of !== of) made = { of, store: connect(settings) }
  return made.store
}

async function connect(settings: ObjectStoreSettings): Promise<ObjectStore> {
  const sdk = await import('@aws-sdk/client-s3')
  const { endpoint, region, accessKeyId, secretAccessKey } = settings
  const s3 = new sdk.S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 30_000, throwOnRequestTimeout: true },
  })
  return {
    settings,
    async send(ask) {
      try {
        return await ask(s3, sdk)
      } catch (error) {
        if (
          error instanceof sdk.NoSuchKey ||
          (error instanceof sdk.S3ServiceException && error.name === 'NotFound')
        )
          return null
        log(error, settings)
        const message =
          'The store of large reports cannot be reached or refuses. Keep this and try again later.'
        throw new Busy('object_store_away', message, 30)
      }
    },
  }
}

/** For whoever runs the server: what failed, and where; nothing that was sent, and no key. */
function log(error: unknown, { endpoint, bucket, secretAccessKey }: ObjectStoreSettings): void {
  const known = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const message = known.replaceAll(secretAccessKey, '…')
  const line = {
    level: 'error',
    at: new Date().toISOString(),
    where: 'object store',
    endpoint,
    bucket,
    message,
  }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
