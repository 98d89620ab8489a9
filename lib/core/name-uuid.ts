import { v5 } from 'uuid'

const utf8 = new TextEncoder()

/**
 * UUIDv5 of a name (RFC 9562 §5.5). Given bytes, the library does nothing but hash them: a large report names some ten thousand things.
 * @param namespace its bytes
 */
export function nameUuid(name: string, namespace: Uint8Array): string {
  return v5(utf8.encode(name), namespace)
}
