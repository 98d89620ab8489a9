/** How much goes on at once, and how much may wait. `OfOne`: of whoever asks under one key. */
export interface FairLimits {
  running: number
  runningOfOne: number
  waiting: number
  waitingOfOne: number
}

/** Why there is no room: what the asker's own key has waiting, or what all have. */
export type NoRoom = 'own' | 'all'

/**
 * Turns at something of which only so much goes on at once, dealt out key by key: whoever has asked a hundred times gets no more turns than
 * others who wait, and never all that go on. What finds no room to wait is refused at once.
 */
export class FairQueue {
  /** Keys that wait, the one whose turn is next first; of each key the one who asked first, first. */
  readonly #waiting = new Map<string, (() => void)[]>()
  readonly #running = new Map<string, number>()
  #runs = 0
  #waits = 0

  constructor(private readonly limits: FairLimits) {}

  /** How many wait. */
  get waits(): number {
    return this.#waits
  }

  /** How many have their turn. */
  get runs(): number {
    return this.#runs
  }

  /** Asks for a turn. @returns what is called once the turn is over, when it comes; or why there is no room to wait for it */
  enter(key: string): Promise<() => void> | NoRoom {
    const own = this.#waiting.get(key) ?? []
    if (own.length >= this.limits.waitingOfOne && !this.#hasRoom(key)) return 'own'
    if (this.#waits >= this.limits.waiting && !this.#hasRoom(key)) return 'all'
    return new Promise((resolve) => {
      this.#waiting.set(key, own)
      own.push(() => resolve(this.#begin(key)))
      this.#waits++
      this.#deal()
    })
  }

  #hasRoom(key: string): boolean {
    const { running, runningOfOne } = this.limits
    return this.#runs < running && (this.#running.get(key) ?? 0) < runningOfOne
  }

  #begin(key: string): () => void {
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#runs--
      const left = (this.#running.get(key) ?? 1) - 1
      if (left === 0) this.#running.delete(key)
      else this.#running.set(key, left)
      this.#deal()
    }
  }

  /** Gives turns while there are any, each key in its order, and puts whoever got one behind the others. */
  #deal(): void {
    for (;;) {
      const key = [...this.#waiting.keys()].find((one) => this.#hasRoom(one))
      if (key === undefined) return
      const own = this.#waiting.get(key) ?? []
      const start = own.shift()
      this.#waiting.delete(key)
      if (own.length > 0) this.#waiting.set(key, own)
      this.#waits--
      this.#runs++
      this.#running.set(key, (this.#running.get(key) ?? 0) + 1)
      start?.()
    }
  }
}
