import { bareHost, isAllowedHost, type OutgoingAllow } from '@/lib/outgoing/outgoing-rule'

export interface ServerAddress {
  /** As it is written in the settings. */
  shown: string
  host: string
  port: number
  /** `ldap://` is upgraded by StartTLS (RFC 4511 §4.14). */
  startTls: boolean
}

/** LDAP, LDAPS, and Active Directory's global catalogue. Others only at hosts that the operator lists. */
const PORTS = new Set([389, 636, 3268, 3269])

/** The parts of `ldaps://host:port`. */
export function serverAddress(shown: string): ServerAddress {
  const { protocol, hostname, port } = new URL(shown)
  const startTls = protocol === 'ldap:'
  return {
    shown: shown.replace(/\/$/, ''),
    host: bareHost(hostname),
    port: port === '' ? (startTls ? 389 : 636) : Number(port),
    startTls,
  }
}

/** Whether the port is one that directories speak at, so that nobody tries other services through this server. */
export function isAllowedPort({ host, port }: ServerAddress, allow: OutgoingAllow): boolean {
  return PORTS.has(port) || isAllowedHost(host, allow)
}
