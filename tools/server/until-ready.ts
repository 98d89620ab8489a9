import { setTimeout as sleep } from 'node:timers/promises'
import { PlainError } from '../lib/plain-error'
import type { Serving } from './serve'

/**
 * Waits until the server says on `/readyz` that it is ready.
 * @throws {PlainError} when it ends, or is not ready after `limitMs`; with what it said last.
 */
export async function untilReady(url: string, serving: Serving, limitMs = 120_000): Promise<void> {
  let code: number | undefined
  void serving.ended.then((value) => {
    code = value
  })
  const limit = Date.now() + limitMs
  let answer = 'no answer'
  while (Date.now() < limit) {
    if (code !== undefined) throw new PlainError(`The server ended with ${code}:\n${serving.said().trim()}`)
    try {
      const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) })
      if (response.ok) return
      answer = `${response.status} ${(await response.text()).slice(0, 300)}`
    } catch (error) {
      answer = String(error)
    }
    await sleep(150)
  }
  throw new PlainError(`The server is not ready (${answer}):\n${serving.said().trim()}`)
}
