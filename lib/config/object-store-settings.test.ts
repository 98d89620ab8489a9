import { expect, test } from 'vitest'
import { commandSettings } from './command-settings'
import { objectStoreSettings } from './object-store-settings'

const GIVEN = {
  PLIMSOLL_S3_ENDPOINT: 'https://s3.example.com',
  PLIMSOLL_S3_BUCKET: 'evidence',
  PLIMSOLL_S3_ACCESS_KEY_ID: 'plimsoll',
  PLIMSOLL_S3_SECRET_ACCESS_KEY: 'a-secret-that-nobody-prints',
}

test('there is none unless one is set', () => {
  expect(objectStoreSettings({ PATH: '/bin' })).toBeNull()
})

test('takes a megabyte and more in one region, where nothing else is said', () => {
  expect(objectStoreSettings(GIVEN)).toEqual({
    endpoint: 'https://s3.example.com',
    region: 'us-east-1',
    bucket: 'evidence',
    accessKeyId: 'plimsoll',
    secretAccessKey: 'a-secret-that-nobody-prints',
    fromBytes: 1_000_000,
  })
})

test('what is missing or malformed stops a command at its start, each in a line, and no value is printed', () => {
  const env = {
    PLIMSOLL_S3_ENDPOINT: 's3.example.com',
    PLIMSOLL_S3_SECRET_ACCESS_KEY: 'short',
    PLIMSOLL_S3_FROM_BYTES: '1 MB',
  }
  expect(() => commandSettings(env)).toThrow(
    [
      'PLIMSOLL_S3_ENDPOINT must be an address such as https://s3.example.com.',
      'PLIMSOLL_S3_BUCKET is missing: it must be the name of a bucket.',
      'PLIMSOLL_S3_ACCESS_KEY_ID is missing: it must be the id of an access key.',
      'PLIMSOLL_S3_SECRET_ACCESS_KEY must be the secret of that access key, of at least 8 characters.',
      'PLIMSOLL_S3_FROM_BYTES must be a number of bytes.',
    ].join('\n'),
  )
})
