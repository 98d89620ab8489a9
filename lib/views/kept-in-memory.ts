/**
 * What a process remembers of tenants, up to a size in all; what was longest not asked for goes first.
 * @param most in the unit of `sizeOf`
 */
export function keptInMemory<T>(most: number, sizeOf: (kept: T) => number) {
  const kept = new Map<string, T>()
  let size = 0
  const drop = (tenantId: string) => {
    const one = kept.get(tenantId)
    if (one === undefined) return
    size -= sizeOf(one)
    kept.delete(tenantId)
  }
  return {
    get(tenantId: string): T | undefined {
      const one = kept.get(tenantId)
      if (one === undefined) return undefined
      kept.delete(tenantId)
      kept.set(tenantId, one)
      return one
    },
    set(tenantId: string, one: T): void {
      drop(tenantId)
      kept.set(tenantId, one)
      size += sizeOf(one)
      for (const oldest of kept.keys()) {
        if (size <= most) break
        drop(oldest)
      }
    },
  }
}
