import type PgBoss from 'pg-boss'

/** Ends this process's workers, letting what runs come to its end. For tests: a job that a server took with it when it ended is taken up again. */
export async function stopJobs(boss: PgBoss): Promise<void> {
  const held = globalThis as typeof globalThis & { plimsollJobs?: Promise<PgBoss> }
  held.plimsollJobs = undefined
  await boss.stop({ graceful: true, wait: true })
}
