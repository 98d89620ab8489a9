import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { type PeerCertificate, connect as secure, type TLSSocket } from 'node:tls'
import type { StepFacts } from '@/lib/core/provider-walk'
import { OutgoingError } from '@/lib/outgoing/outgoing-error'
import type { OutgoingAllow } from '@/lib/outgoing/outgoing-rule'
import { resolveOpen } from '@/lib/outgoing/resolve-open'
import { askStartTls } from './ask-start-tls'
import { DirectoryError, type DirectoryFault, type DirectoryStep } from './directory-error'
import { isAllowedPort, type ServerAddress } from './server-address'
import { within } from './within'

export interface SocketWanted {
  server: ServerAddress
  /** PEM; null: the certificates of the system. */
  ca: string | null
  allow: OutgoingAllow
  signal: AbortSignal
  /** Told of each step that is done, with what was seen. */
  onStep?: ((step: DirectoryStep, facts: StepFacts) => void) | undefined
}

/**
 * A connection to a directory, encrypted, with its certificate checked, to an address that may be connected to. Everything up to
 * there is done here and not by the LDAP library, which would look the name up by itself and, when a connection ends, open
 * another one without StartTLS.
 * @throws DirectoryError
 */
export async function openSocket(wanted: SocketWanted): Promise<TLSSocket> {
  const { server, ca, allow, signal, onStep } = wanted
  if (!isAllowedPort(server, allow))
    throw new DirectoryError('address', 'port_not_allowed', { port: server.port })
  onStep?.('address', { host: server.host, port: server.port })
  const addresses = await within(signal, 'resolve', resolveOpen(server.host, allow)).catch(refusedAddress)
  onStep?.('resolve', { addresses: addresses.length })
  let socket: Socket | undefined
  for (const { address } of addresses) {
    socket = await dial(address, server.port, signal).catch((error: unknown) => {
      if (signal.aborted || address === addresses.at(-1)?.address) throw error
      return undefined
    })
    if (socket) break
  }
  if (!socket) throw new DirectoryError('connect', 'unreachable')
  onStep?.('connect', {})
  try {
    if (server.startTls) await within(signal, 'encrypt', askStartTls(socket))
    const encrypted = await encrypt(socket, server.host, ca, signal)
    onStep?.('encrypt', certificateFacts(encrypted))
    return encrypted
  } catch (error) {
    socket.destroy()
    throw error
  }
}

function refusedAddress(error: unknown): never {
  if (!(error instanceof OutgoingError)) throw error
  throw new DirectoryError('resolve', error.code === 'closed_network' ? 'closed_network' : 'no_address')
}

function dial(address: string, port: number, signal: AbortSignal): Promise<Socket> {
  const socket = connectTcp({ host: address, port })
  // Whoever waits for it hears of it otherwise; without a listener it would end the process.
  socket.on('error', () => {})
  const connected = new Promise<Socket>((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('error', (error: NodeJS.ErrnoException) =>
      reject(new DirectoryError('connect', error.code === 'ECONNREFUSED' ? 'refused' : 'unreachable')),
    )
  })
  return within(signal, 'connect', connected).catch((error: unknown) => {
    socket.destroy()
    throw error
  })
}

function encrypt(socket: Socket, host: string, ca: string | null, signal: AbortSignal): Promise<TLSSocket> {
  const named = isIP(host) === 0
  const encrypted = secure({
    socket,
    host,
    ...(named ? { servername: host } : {}),
    ...(ca === null ? {} : { ca }),
    minVersion: 'TLSv1.2',
    // Judged just below, before a byte is sent: refused here, nobody could say what certificate it was.
    rejectUnauthorized: false,
  })
  encrypted.on('error', () => {})
  const done = new Promise<TLSSocket>((resolve, reject) => {
    encrypted.once('secureConnect', () => {
      if (encrypted.authorized === true) return resolve(encrypted)
      const facts = certificateFacts(encrypted)
      const why = String(encrypted.authorizationError)
      reject(new DirectoryError('encrypt', certificateFault(why), { ...facts, why }))
    })
    encrypted.once('error', (error: NodeJS.ErrnoException) =>
      reject(new DirectoryError('encrypt', 'encryption_failed', { why: error.code ?? error.name })),
    )
    encrypted.once('close', () =>
      reject(new DirectoryError('encrypt', 'encryption_failed', { why: 'closed' })),
    )
  })
  return within(signal, 'encrypt', done).catch((error: unknown) => {
    encrypted.destroy()
    throw error
  })
}

function certificateFault(why: string): DirectoryFault {
  if (why === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'certificate_name'
  if (why === 'CERT_HAS_EXPIRED' || why === 'CERT_NOT_YET_VALID') return 'certificate_expired'
  return 'certificate_untrusted'
}

/** What a person needs of a certificate to know it again. */
function certificateFacts(socket: TLSSocket): StepFacts {
  const certificate: Partial<PeerCertificate> = socket.getPeerCertificate()
  const { subject, issuer, subjectaltname, valid_to, fingerprint256 } = certificate
  return {
    protocol: socket.getProtocol() ?? '',
    ...(subject ? { subject: nameOf(subject) } : {}),
    ...(issuer ? { issuer: nameOf(issuer) } : {}),
    ...(subjectaltname ? { names: subjectaltname.slice(0, 500) } : {}),
    ...(valid_to ? { valid_to: new Date(valid_to).toISOString() } : {}),
    ...(fingerprint256 ? { sha256: fingerprint256 } : {}),
  }
}

function nameOf(name: object): string {
  return Object.entries(name)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ')
    .slice(0, 300)
}
