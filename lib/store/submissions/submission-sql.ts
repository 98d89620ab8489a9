import { Prisma, type Submission, type SubmissionWords } from '../generated/client'
import { SUBMISSION_COLUMNS } from './submission-columns'

/** A submission's row with its words, as {@link submissionsSql} answers it. */
export type SaidSubmission = Submission & Omit<SubmissionWords, 'tenantId' | 'id'>

const OWN = SUBMISSION_COLUMNS.map(([name, column]) => `s.${column} AS "${name}"`)
const COLUMNS = Prisma.raw(
  [
    ...OWN,
    'w.tool',
    'w.tool_version AS "toolVersion"',
    'w.database_version AS "databaseVersion"',
    'w.format',
    'w.edition',
    'w.profile',
    'w.parser_version AS "parserVersion"',
    'w.catalogue_version AS "catalogueVersion"',
    'w.observed_source AS "observedSource"',
    'w.counted',
  ].join(', '),
)

/** `SELECT … FROM … WHERE` submissions `s` of the tenant with their words `w`; a further condition, order and limit follow. */
export function submissionsSql(tenantId: string): Prisma.Sql {
  return Prisma.sql`SELECT ${COLUMNS} FROM submission s
    JOIN submission_words w ON w.tenant_id = ${tenantId}::uuid AND w.id = s.words_id
    WHERE s.tenant_id = ${tenantId}::uuid`
}
