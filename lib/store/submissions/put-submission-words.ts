import { Prisma, type SubmissionWords } from '../generated/client'
import type { TenantTx } from '../in-tenant'

/** Keeps what submissions say in words under its content-derived id; mostly it is there, and nothing is written. */
export async function putSubmissionWords(
  tx: TenantTx,
  words: Omit<SubmissionWords, 'tenantId'>,
): Promise<void> {
  const { id, counted, ...said } = words
  const { tool, toolVersion, databaseVersion, format, edition, profile } = said
  const texts = [tool, toolVersion, databaseVersion, format, edition, profile]
  tx.later(tx.db.$executeRaw`
    INSERT INTO submission_words (tenant_id, id, tool, tool_version, database_version, format, edition, profile, parser_version,
      catalogue_version, observed_source, counted)
    SELECT ${tx.tenantId}::uuid, ${id}::uuid, ${Prisma.join(texts.map((text) => Prisma.sql`${text}::text`))},
      ${said.parserVersion}, ${said.catalogueVersion}, ${said.observedSource}, ${counted}::text[]
    WHERE NOT EXISTS (SELECT 1 FROM submission_words w WHERE w.tenant_id = ${tx.tenantId}::uuid AND w.id = ${id}::uuid)
    ON CONFLICT DO NOTHING`)
}
