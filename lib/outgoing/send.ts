import { type LookupAddress, lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { rootCertificates } from 'node:tls'
import { OutgoingError } from './outgoing-error'
import { bareHost, isAllowedHost, isOpenAddress, type OutgoingAllow } from './outgoing-rule'

export interface OutgoingRequest {
  method: 'GET' | 'POST'
  url: URL
  headers: Readonly<Record<string, string>>
  body: string | null
  allow: OutgoingAllow
  timeoutMs: number
  /** What comes after so many bytes is not read. */
  mostBytes: number
  /** Certificates (PEM) that are believed beside the usual ones, for servers of a house of its own. */
  ca?: string | undefined
}

export interface OutgoingResponse {
  status: number
  headers: http.IncomingHttpHeaders
  /** At most `mostBytes`. */
  bytes: Buffer<ArrayBuffer>
  /** Whether that was all. */
  whole: boolean
}

/**
 * Sends to an address that somebody of a tenant gave. The name is looked up once, for this very connection, and refused
 * when any address it leads to lies in a closed network, so a name that changes between two look-ups gains nothing.
 * Redirects are answers like any other: nobody follows them. Connections are not kept.
 * @throws OutgoingError
 */
export async function send(given: OutgoingRequest): Promise<OutgoingResponse> {
  const { method, url, headers, body, allow, timeoutMs, mostBytes, ca } = given
  const host = bareHost(url.hostname)
  const listed = isAllowedHost(host, allow)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && listed)) {
    throw new OutgoingError('not_https', 'Only https is sent to.')
  }
  // An address in place of a name is connected to without a look-up.
  if (isIP(host) !== 0 && !isOpenAddress(host, allow)) throw closed()
  const { request } = url.protocol === 'http:' ? http : https
  const signal = AbortSignal.timeout(timeoutMs)
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(plain(error, signal))
    const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const options = {
      method,
      headers: { ...headers, ...length, connection: 'close' },
      agent: false,
      lookup: listed ? lookup : openOnly(allow),
      signal,
      ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
    }
    const sent = request(url, options, (answer) => {
      const parts: Buffer[] = []
      let bytes = 0
      const done = (whole: boolean) => {
        const read = Buffer.concat(parts).subarray(0, mostBytes)
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: read, whole })
        answer.destroy()
      }
      answer.on('data', (part: Buffer) => {
        parts.push(part)
        bytes += part.length
        if (bytes > mostBytes) done(false)
      })
      answer.on('end', () => done(true))
      answer.on('error', fail)
    })
    sent.on('error', fail)
    sent.end(body ?? undefined)
  })
}

/** Looks a name up, and fails when any of what it leads to is closed. */
function openOnly(allow: OutgoingAllow): LookupFunction {
  return (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, '', 0)
      const inside = found.some(({ address }) => !isOpenAddress(address, allow))
      const [first] = found
      if (inside) return callback(closed(), '', 0)
      if (!first) return callback(new OutgoingError('no_address', 'The name leads to no address.'), '', 0)
      return options.all ? callback(null, found) : callback(null, first.address, first.family)
    })
  }
}

/** Which address it is stays here: nobody is to learn from us what names lead to inside. */
function closed(): OutgoingError {
  return new OutgoingError('closed_network', 'The address lies in a closed network.')
}

/** What went wrong on the way, without anything of the address. */
function plain(error: Error & { code?: string }, signal: AbortSignal): OutgoingError {
  if (error instanceof OutgoingError) return error
  if (signal.aborted) return new OutgoingError('timeout', 'There was no answer in time.')
  const system = error.code ?? error.name
  return new OutgoingError('unreachable', `The connection failed (${system}).`, system)
}
