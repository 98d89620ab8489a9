import {
  AdminLimitExceededError,
  BusyError,
  Client,
  type Entry,
  type Filter,
  InappropriateAuthError,
  InsufficientAccessError,
  InvalidCredentialsError,
  InvalidDNSyntaxError,
  NoSuchObjectError,
  ResultCodeError,
  UnavailableError,
  UnwillingToPerformError,
} from 'ldapts'
import { DirectoryError, type DirectoryFault, type DirectoryStep } from './directory-error'
import { openSocket, type SocketWanted } from './open-socket'
import { within } from './within'

/** More than any person's groups take; whoever sends more is not answered to the end. */
const MOST_BYTES = 32 * 1024 * 1024
const PAGE = 1000

export interface SearchWanted {
  step: DirectoryStep
  base: string
  filter: Filter
  attributes: string[]
  /** Attributes whose values are bytes. */
  bytes?: string[]
  /** `base`: the one entry. */
  scope?: 'base' | 'sub'
  /** Entries at most; then no more are asked for. Without it the answer comes in pages until its end. */
  limit?: number
}

/** An open, encrypted connection to one server of a directory. */
export interface Conversation {
  /** False: the directory does not take this name and password. @throws DirectoryError */
  bind(dn: string, password: string): Promise<boolean>
  /** Goes on as nobody (RFC 4513 §5.1.1). */
  bindAsNobody(): Promise<void>
  search(wanted: SearchWanted): Promise<Entry[]>
  /** Requests that were sent, pages counted one by one. */
  readonly requests: number
  /** From now on everything must be done before this signal. */
  hurry(signal: AbortSignal): void
  close(): void
}

/** Opens a conversation; nothing was said yet. @throws DirectoryError */
export async function openConversation(wanted: SocketWanted): Promise<Conversation> {
  const socket = await openSocket(wanted)
  let { signal } = wanted
  let received = 0
  let requests = 0
  let tooMuch = false
  socket.on('data', (bytes: Buffer) => {
    received += bytes.length
    if (received <= MOST_BYTES) return
    tooMuch = true
    socket.destroy()
  })
  let given = false
  const client = new Client({
    url: 'ldaps://directory',
    strictDN: false,
    // Once: the library would reconnect by itself, to nobody knows whom.
    createSecureConnection: () => {
      if (given) throw new DirectoryError('connect', 'connection_lost')
      given = true
      return socket
    },
  })
  /** Runs one request in time; every failure comes out as one of ours. */
  const ask = async <T>(step: DirectoryStep, work: () => Promise<T>): Promise<T> => {
    requests++
    if (socket.destroyed) throw new DirectoryError(step, tooMuch ? 'too_much' : 'connection_lost')
    try {
      return await within(signal, step, work())
    } catch (error) {
      if (error instanceof DirectoryError) throw error
      if (tooMuch) throw new DirectoryError(step, 'too_much')
      throw new DirectoryError(
        step,
        faultOf(error),
        error instanceof ResultCodeError ? { result: error.code } : {},
      )
    }
  }
  return {
    async bind(dn, password) {
      // A name without a password binds as nobody, and a directory says yes to it (RFC 4513 §5.1.2).
      if (dn === '' || password === '') return false
      try {
        await ask('bind', () => client.bind(dn, password).catch(asRefusal))
        return true
      } catch (error) {
        if (error instanceof DirectoryError && error.code === 'bind_refused') return false
        throw error
      }
    },
    bindAsNobody: () => ask('bind', () => client.bind('', '')),
    async search({ step, base, filter, attributes, bytes = [], scope = 'sub', limit }) {
      const options = { scope, filter, attributes, explicitBufferAttributes: bytes, timeLimit: 5 }
      if (limit !== undefined) {
        return (await ask(step, () => client.search(base, { ...options, sizeLimit: limit }))).searchEntries
      }
      const found: Entry[] = []
      const pages = client.searchPaginated(base, { ...options, paged: { pageSize: PAGE } })
      for (;;) {
        const page = await ask(step, () => pages.next())
        if (page.done) {
          // The last page says that there is none after it, without a request.
          requests--
          return found
        }
        found.push(...page.value.searchEntries)
      }
    },
    get requests() {
      return requests
    },
    hurry(until) {
      signal = until
    },
    close() {
      // The library's own goodbye waits for the server.
      socket.destroy()
    },
  }
}

function asRefusal(error: unknown): never {
  const refused = [
    InvalidCredentialsError,
    InappropriateAuthError,
    InvalidDNSyntaxError,
    NoSuchObjectError,
    UnwillingToPerformError,
  ]
  if (refused.some((kind) => error instanceof kind)) throw new DirectoryError('bind', 'bind_refused')
  throw error
}

function faultOf(error: unknown): DirectoryFault {
  if (!(error instanceof ResultCodeError)) return 'connection_lost'
  if (error instanceof NoSuchObjectError || error instanceof InvalidDNSyntaxError) return 'base_missing'
  if (error instanceof InsufficientAccessError) return 'not_permitted'
  if (error instanceof BusyError || error instanceof UnavailableError) return 'busy'
  if (error instanceof AdminLimitExceededError) return 'too_many_groups'
  return 'search_failed'
}
