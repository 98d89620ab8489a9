import type { StepFacts } from '@/lib/core/provider-walk'
import { bindService } from './bind-service'
import { type Conversation, openConversation } from './conversation'
import type { Directory } from './directory'
import { DirectoryError, type DirectoryStep } from './directory-error'
import { type ServerAddress, serverAddress } from './server-address'

/** Everything with a directory is done within this, so that whoever waits at the door is told before five seconds are over. */
export const DIRECTORY_MS = 4500

/** Told of each step with each server. */
export interface Listener {
  done(server: string, step: DirectoryStep, facts: StepFacts): void
  failed(server: string, error: DirectoryError): void
}

export interface Asking {
  directory: Directory
  /** Milliseconds for all of it. */
  timeMs?: number | undefined
  listener?: Listener | undefined
}

/**
 * Talks to the first server that answers. Each has its share of the time that is left to connect and to take the service account;
 * what comes then has all of it. A server that goes away in between is given up for the next one; what the directory itself
 * says (a wrong password, a base that is not there) the next would say too.
 * @throws DirectoryError of the last server that was tried
 */
export async function withDirectory<T>(
  { directory, timeMs = DIRECTORY_MS, listener }: Asking,
  work: (conversation: Conversation, server: ServerAddress) => Promise<T>,
): Promise<T> {
  const { settings, allow } = directory
  const ends = Date.now() + timeMs
  const whole = AbortSignal.timeout(timeMs)
  let last: DirectoryError | undefined
  for (const [index, shown] of settings.servers.entries()) {
    const server = serverAddress(shown)
    const share = Math.floor((ends - Date.now()) / (settings.servers.length - index))
    if (share <= 0) break
    const signal = AbortSignal.any([whole, AbortSignal.timeout(share)])
    let conversation: Conversation | undefined
    try {
      const onStep = (step: DirectoryStep, facts: StepFacts) => listener?.done(server.shown, step, facts)
      conversation = await openConversation({ server, ca: settings.ca, allow, signal, onStep })
      await bindService(conversation, directory)
      onStep('bind', settings.bind_dn === null ? {} : { dn: settings.bind_dn })
      conversation.hurry(whole)
      return await work(conversation, server)
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error
      listener?.failed(server.shown, error)
      if (!error.ofOneServer) throw error
      last = error
    } finally {
      conversation?.close()
    }
  }
  throw last ?? new DirectoryError('connect', 'timeout')
}
