import type { Socket } from 'node:net'
import { BerReader, BerWriter } from 'ldapts'
import { DirectoryError } from './directory-error'

/** RFC 4511 §4.14.1 */
const START_TLS = '1.3.6.1.4.1.1466.20037'
const EXTENDED_REQUEST = 0x77
const EXTENDED_RESPONSE = 0x78
const REQUEST_NAME = 0x80
const MOST_BYTES = 4096

/**
 * Asks the server to go on encrypted. Its answer must be one message and nothing after it: whatever somebody on the way adds
 * before the encryption begins would else be taken for the directory's own words later.
 * @throws DirectoryError `no_starttls`
 */
export function askStartTls(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0)
    const fail = (why: string) => end(() => reject(new DirectoryError('encrypt', 'no_starttls', { why })))
    const onData = (bytes: Buffer) => {
      received = Buffer.concat([received, bytes])
      if (received.length > MOST_BYTES) return fail('too_long')
      const answer = answerOf(received)
      if (answer === 'incomplete') return
      if (answer === 0) end(resolve)
      else fail(String(answer))
    }
    const onError = () => fail('closed')
    const end = (then: () => void) => {
      socket.off('data', onData).off('error', onError).off('close', onError)
      socket.pause()
      then()
    }
    socket.on('data', onData).on('error', onError).on('close', onError)
    socket.write(request())
  })
}

function request(): Buffer {
  const writer = new BerWriter()
  writer.startSequence()
  writer.writeInt(1)
  writer.startSequence(EXTENDED_REQUEST)
  writer.writeString(START_TLS, REQUEST_NAME)
  writer.endSequence()
  writer.endSequence()
  return writer.buffer
}

/** The result code of the answer; a word for anything but exactly one answer to message 1. */
function answerOf(received: Buffer): number | 'incomplete' | 'malformed' {
  try {
    const reader = new BerReader(received)
    if (reader.readSequence() === null || reader.length > reader.remain) return 'incomplete'
    if (reader.remain > reader.length) return 'malformed'
    if (reader.readInt() !== 1 || reader.readSequence(EXTENDED_RESPONSE) === null) return 'malformed'
    return reader.readEnumeration() ?? 'malformed'
  } catch {
    return 'malformed'
  }
}
