import { createHmac } from 'node:crypto'

const hmac = (key: string | Buffer, message: string) =>
  createHmac('sha256', key).update(message).digest('base64')

/** Standard Webhooks 1.0: HMAC-SHA256 of `id.timestamp.body` under the base64 after `whsec_`, one `v1,…` a secret. */
export function standardSignature(
  secrets: readonly string[],
  id: string,
  seconds: number,
  body: string,
): string {
  return secrets
    .map((secret) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .map((key) => `v1,${hmac(key, `${id}.${seconds}.${body}`)}`)
    .join(' ')
}

/** DingTalk's custom robot: HMAC-SHA256 of `timestamp\nsecret` under the secret; milliseconds. */
export function dingtalkSignature(secret: string, milliseconds: number): string {
  return hmac(secret, `${milliseconds}\n${secret}`)
}

/** Feishu's and Lark's custom bot: HMAC-SHA256 of nothing under `timestamp\nsecret`; seconds. */
export function feishuSignature(secret: string, seconds: number): string {
  return hmac(`${seconds}\n${secret}`, '')
}
