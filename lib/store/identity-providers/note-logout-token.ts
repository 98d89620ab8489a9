import type { TenantTx } from '../in-tenant'

export interface LogoutTokenNote {
  providerId: string
  jtiSha256: Uint8Array<ArrayBuffer>
  /** Until then it would be good once more. */
  until: Date
  at: Date
}

/** Notes a logout token, and forgets those that are too old to be good; answers whether it was heard for the first time. */
export async function noteLogoutToken(
  tx: TenantTx,
  { providerId, jtiSha256, until, at }: LogoutTokenNote,
): Promise<boolean> {
  await tx.db.$executeRaw`DELETE FROM logout_token WHERE tenant_id = ${tx.tenantId}::uuid AND until < ${at}`
  const noted = await tx.db.$executeRaw`
    INSERT INTO logout_token (tenant_id, provider_id, jti_sha256, until)
    VALUES (${tx.tenantId}::uuid, ${providerId}::uuid, ${jtiSha256}, ${until})
    ON CONFLICT (tenant_id, provider_id, jti_sha256) DO NOTHING`
  return noted === 1
}
