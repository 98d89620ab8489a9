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
  let failure: { error: unknown } | undefined
  return {
    later(write) {
      writes.push(
        write.catch((error: unknown) => {
          failure ??= { error }
        }),
      )
    },
    async settle() {
      await Promise.all(writes)
      if (failure) throw failure.error
    },
    hasFailed: () => failure !== undefined,
  }
}
