/** What is worth asking for once: at most so many, for at most so long; the one asked for longest ago goes first. */
export class BoundedCache<T> {
  readonly #kept = new Map<string, { value: T; until: number }>()
  constructor(
    readonly most: number,
    readonly milliseconds: number,
  ) {}

  get(key: string, now: number): T | undefined {
    const found = this.#kept.get(key)
    if (!found) return undefined
    this.#kept.delete(key)
    if (found.until <= now) return undefined
    this.#kept.set(key, found)
    return found.value
  }

  set(key: string, value: T, now: number): void {
    this.#kept.delete(key)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size >= this.most && oldest !== undefined) this.#kept.delete(oldest)
    this.#kept.set(key, { value, until: now + this.milliseconds })
  }

  /** Forgets a value, if it is still this one. */
  drop(key: string, value: T): void {
    if (this.#kept.get(key)?.value === value) this.#kept.delete(key)
  }

  get size(): number {
    return this.#kept.size
  }
}
