import { Busy } from '@/lib/core/errors'

/** Two at once leave two of Node's four worker threads to files and name look-ups. */
const AT_ONCE = 2
const WAITING = 100

let running = 0
const queue: (() => void)[] = []

/**
 * Runs password work a few at a time: each takes 19 MiB and a worker thread, and anyone may ask for it.
 * @throws Busy when too many wait already
 */
export async function limited<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) {
      throw new Busy('sign_in_busy', 'Too many people sign in at once. Try again shortly.', 5)
    }
    // Whoever ends hands its place on, so that nobody new slips in between.
    await new Promise<void>((resolve) => queue.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    const next = queue.shift()
    if (next) next()
    else running--
  }
}
