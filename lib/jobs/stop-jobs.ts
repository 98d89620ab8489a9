import type PgBoss from 'pg-boss'

/** Ends this process's workers, letting what runs come to its end. For tests and shutdown. */
export async function stopJobs(boss: PgBoss): Promise<void> {
  const held = globalThis as typeof globalThis & { plimsollJobs?: Promise<PgBoss> }
  held.plimsollJobs = undefined
  await boss.stop({ graceful: true, wait: true })
}
