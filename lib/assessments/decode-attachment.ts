import { Invalid, TooLarge } from '@/lib/core/errors'

/** Bytes one attachment may have. */
const MOST_BYTES = 10_000_000
/** No groups: a repeated group of millions overflows the engine's stack. */
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/
const MEDIA_TYPE = /^[a-z0-9][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/i

export interface AttachmentInput {
  name: string
  media_type: string
  content_base64: string
}

export interface DecodedAttachment {
  /** The last part of whatever path was given, without control characters. */
  name: string
  mediaType: string
  content: Uint8Array<ArrayBuffer>
}

/**
 * A file as it came in a body.
 * @param at JSON pointer to it
 * @throws Invalid for what is no base64 or no name, TooLarge beyond 10 MB
 */
export function decodeAttachment(input: AttachmentInput, at: string): DecodedAttachment {
  const name = (input.name.split(/[/\\]/).at(-1) ?? '').replaceAll(/\p{C}/gu, '').trim()
  if (name === '')
    throw new Invalid('invalid_body', `The body at "${at}/name": is no file's name`, { at: `${at}/name` })
  if (input.content_base64.length % 4 !== 0 || !BASE64.test(input.content_base64)) {
    const where = `${at}/content_base64`
    throw new Invalid('invalid_body', `The body at "${where}": is not base64`, { at: where })
  }
  const content = new Uint8Array(Buffer.from(input.content_base64, 'base64'))
  if (content.length > MOST_BYTES) {
    throw new TooLarge('too_large', `An attachment has more than ${MOST_BYTES} bytes.`, { at })
  }
  const mediaType = MEDIA_TYPE.test(input.media_type) ? input.media_type : 'application/octet-stream'
  return { name, mediaType, content }
}
