/** Writes of one transaction that nobody waits for where they are sent. */
export interface LateWrites {
  later(write: Promise<unknown>): void
  /** Waits for all of them. @throws the first failure: after it every statement fails, but only of it something can be said */
  settle(): Promise<void>
  /** Whether one has failed already. */
  hasFailed(): boolean
}

export function lateWrites(): LateWrites {
  const writes: Promise<unknown>[] = []
  /** By the order in which they were sent, which is not that in which one hears of them. */
  const failures = new Map<number, unknown>()
  return {
    later(write) {
      const n = writes.length
      writes.push(
        write.catch((error: unknown) => {
          failures.set(n, error)
        }),
      )
    },
    async settle() {
      await Promise.all(writes)
      if (failures.size > 0) throw failures.get(Math.min(...failures.keys()))
    },
    hasFailed: () => failures.size > 0,
  }
}

/** Whether a statement failed of nothing but that another one had failed before it (`in_failed_sql_transaction`). */
export function isAborted(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '25P02'
}
