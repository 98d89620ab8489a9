import type { TenantTx } from '../in-tenant'

type Bytes = Uint8Array<ArrayBuffer>

export interface Dropped {
  sha256: Bytes
  bytes: number
  /** How it was kept. */
  encoding: string
}

/** Locks evidence whose bytes are there, before the head of the log is: whoever hands in the same waits. */
export async function lockEvidence(tx: TenantTx, sha256: readonly Bytes[]): Promise<void> {
  await tx.db.$queryRaw`SELECT count(*)::int AS n FROM app.lock_evidence(${[...sha256]}::bytea[]) AS l`
}

/** Drops bytes; the database lets go none that are young, held, or stood on. @throws where a hold or the setting forbids it */
export async function dropEvidence(
  tx: TenantTx,
  sha256: readonly Bytes[],
  by: { drop: string; before: Date },
): Promise<Dropped[]> {
  return tx.db.$queryRaw<Dropped[]>`
    SELECT sha256, bytes, encoding FROM app.drop_evidence(${[...sha256]}::bytea[], ${by.drop}::uuid, ${by.before}) ORDER BY sha256`
}
