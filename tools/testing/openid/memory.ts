interface Kept {
  payload: Record<string, unknown>
  until: number
}

/** The storage of one provider of the tests: several on one machine must not know each other's codes. */
export function memory() {
  const kept = new Map<string, Kept>()
  const live = (entry: Kept | undefined) => (entry && entry.until > Date.now() ? entry.payload : undefined)
  return class Memory {
    constructor(readonly model: string) {}
    #key(id: string): string {
      return `${this.model}:${id}`
    }
    async upsert(id: string, payload: Record<string, unknown>, seconds?: number): Promise<void> {
      kept.set(this.#key(id), { payload, until: seconds ? Date.now() + seconds * 1000 : Infinity })
    }
    async find(id: string) {
      return live(kept.get(this.#key(id)))
    }
    async findByUid(uid: string) {
      for (const [key, entry] of kept) {
        if (key.startsWith(`${this.model}:`) && entry.payload.uid === uid) return live(entry)
      }
      return undefined
    }
    async findByUserCode() {
      return undefined
    }
    async consume(id: string): Promise<void> {
      const entry = kept.get(this.#key(id))
      if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000)
    }
    async destroy(id: string): Promise<void> {
      kept.delete(this.#key(id))
    }
    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
    }
  }
}
