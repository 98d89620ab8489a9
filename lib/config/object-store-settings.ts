import { z } from 'zod'
import { fields } from './fields'
import { parseEnvironment } from './parse-environment'

/** An S3-compatible store for large evidence. */
export interface ObjectStoreSettings {
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** What is kept whole goes there from this many packed bytes on. */
  readonly fromBytes: number
}

const schema = z.object({
  PLIMSOLL_S3_ENDPOINT: fields.httpAddress,
  PLIMSOLL_S3_REGION: fields.s3Region,
  PLIMSOLL_S3_BUCKET: fields.s3Bucket,
  PLIMSOLL_S3_ACCESS_KEY_ID: fields.s3KeyId,
  PLIMSOLL_S3_SECRET_ACCESS_KEY: fields.s3Secret,
  PLIMSOLL_S3_FROM_BYTES: fields.s3FromBytes,
})

/** What {@link objectStoreSettings} reads. */
export const OBJECT_STORE_NAMES: readonly string[] = Object.keys(schema.shape)

/**
 * The object store out of an environment; null where none of its settings is given: everything stays in PostgreSQL.
 * @throws {SettingsError} naming each setting that is missing or malformed, and never its value
 */
export function objectStoreSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
): ObjectStoreSettings | null {
  const isGiven = (name: string) => Boolean(env[name] || env[`${name}_FILE`])
  if (!Object.keys(schema.shape).some(isGiven)) return null
  const value = parseEnvironment(schema, env)
  return {
    endpoint: value.PLIMSOLL_S3_ENDPOINT,
    region: value.PLIMSOLL_S3_REGION,
    bucket: value.PLIMSOLL_S3_BUCKET,
    accessKeyId: value.PLIMSOLL_S3_ACCESS_KEY_ID,
    secretAccessKey: value.PLIMSOLL_S3_SECRET_ACCESS_KEY,
    fromBytes: value.PLIMSOLL_S3_FROM_BYTES,
  }
}
