import type pg from 'pg'
import { NIL as NIL_UUID } from 'uuid'
import type { TestTenant } from '@/tools/testing/tenant'
import { type AssessmentRow, assessmentsAt } from '../assessments/assessments-at'
import { FOREVER_DATE } from '../forever'
import { inTenant } from '../in-tenant'
import { assetStandings } from '../standings/asset-standings'
import type { SubmissionRow } from '../submissions/submission-row'
import { submissionsInOrder } from '../submissions/submissions-in-order'
import { CANARY } from './seed-first'

/** Every id and value of the first tenant by which somebody could ask for something of it. */
export type FirstTenant = Awaited<ReturnType<typeof firstTenant>>

/** Later than anything that was seeded, and than any of its evidence is fresh. */
export const LATER = new Date('2100-01-01T00:00:00Z')
export const EVER = new Date(0)
/** Between the first report and the one that closed much of it: what held then is history. */
export const THEN = new Date(Date.now() - 5.5 * 86_400_000)
/** A day by whose end everything that was seeded counted. */
export const TODAY = new Date().toISOString().slice(0, 10)

/**
 * Reads the ids as the owner of the database.
 * @param word planted by the seed
 * @param known ids that another seed of the same tenant had left
 * @param whole false: what the seed left nothing for is an id of nothing
 */
export async function firstTenant(
  owner: pg.Client,
  tenant: TestTenant,
  word: string = CANARY,
  known: ReadonlySet<string> = new Set(),
  whole = true,
) {
  const tenantId = tenant.tenant.id
  async function one<T>(sql: string): Promise<T> {
    const { rows } = await owner.query<{ value: T }>(`SELECT value FROM (${sql}) AS q(value)`, [tenantId])
    // What is kept under an id made of its content may be known already.
    const value = (rows.find((row) => !known.has(String(row.value))) ?? rows[0])?.value
    if (value !== null && value !== undefined) return value
    if (whole) throw new Error(`the seed left nothing for: ${sql}`)
    return NIL_UUID as T
  }
  const id = (sql: string) => one<string>(sql)
  const host = `SELECT asset_id FROM asset_alias WHERE tenant_id = $1 AND alias = '${word}-host'`
  const failing = `FROM state_current WHERE tenant_id = $1 AND result = 'fail' AND asset_id = (${host}) AND subject LIKE '%${word}%' ORDER BY check_key, subject_key`
  const open = `SELECT id FROM finding WHERE tenant_id = $1 AND triage = 'in_progress'`
  const waiting = `SELECT id FROM report WHERE tenant_id = $1 AND state = 'queued'`
  const assessment: AssessmentRow | undefined = (
    await inTenant(tenant.scope('owner', word), (tx) => assessmentsAt(tx, LATER))
  ).find((row) => !known.has(row.id))
  const submissions: SubmissionRow[] = (
    await inTenant(tenant.scope('owner', word), submissionsInOrder)
  ).filter((row) => !known.has(row.id))
  const submission = submissions[0]
  const assetId = await id(host)
  const standings = await inTenant(tenant.scope('owner', word), (tx) =>
    assetStandings(tx, assetId, new Date(0), FOREVER_DATE),
  )
  if ((whole && !assessment) || !submission) throw new Error('the seed left no assessment or no submission')
  return {
    tenant: tenant.tenant,
    /** Somebody who never acted in it. */
    newcomer: tenant.scope('owner', 'newcomer'),
    assessment: assessment ?? ({ id: NIL_UUID } as AssessmentRow),
    submission,
    submissionIds: submissions.map((row) => row.id),
    sightedId: await id('SELECT submission_id FROM sighting WHERE tenant_id = $1'),
    sha256: new Uint8Array(submission.evidenceSha256),
    dropId: await id('SELECT id FROM evidence_drop WHERE tenant_id = $1'),
    droppedSha256: new Uint8Array(
      Buffer.from(
        await one<string>(
          `SELECT encode(sha256, 'hex') FROM evidence WHERE tenant_id = $1 AND encoding = 'dropped'
           UNION ALL SELECT '' WHERE $1::uuid IS NOT NULL`,
        ),
        'hex',
      ),
    ),
    baseSha256: new Uint8Array(
      Buffer.from(
        await one<string>(
          `SELECT encode(base_sha256, 'hex') FROM evidence WHERE tenant_id = $1 AND base_sha256 IS NOT NULL
           UNION ALL SELECT '' WHERE $1::uuid IS NOT NULL`,
        ),
        'hex',
      ),
    ),
    actorId: submission.actorRef,
    otherActorId: await id(`SELECT id FROM actor WHERE tenant_id = $1 AND label = 'auditor'`),
    agentId: await id('SELECT id FROM agent WHERE tenant_id = $1'),
    tokenId: await id('SELECT id FROM api_token WHERE tenant_id = $1 AND agent_id IS NOT NULL'),
    enrolmentId: await id('SELECT id FROM agent_enrolment WHERE tenant_id = $1'),
    providerId: await id('SELECT provider_id FROM provider_account WHERE tenant_id = $1'),
    ruleId: await id('SELECT id FROM role_rule WHERE tenant_id = $1'),
    vouchedIdentityId: await id('SELECT identity_id FROM provider_account WHERE tenant_id = $1'),
    vouchedUserId: await id('SELECT user_id FROM provider_account WHERE tenant_id = $1'),
    providerSource: await id(`SELECT source FROM membership WHERE tenant_id = $1 AND source LIKE 'ldap:%'`),
    userId: await id(`SELECT user_id FROM membership WHERE tenant_id = $1 AND role = 'operator'`),
    inviteId: await id('SELECT id FROM invite WHERE tenant_id = $1'),
    domainId: await id('SELECT id FROM tenant_domain WHERE tenant_id = $1'),
    useId: await id('SELECT id FROM break_glass_use WHERE tenant_id = $1'),
    visitorId: await id('SELECT user_id FROM session_visit WHERE tenant_id = $1'),
    assetId,
    imageId: await id('SELECT asset_id FROM state_current WHERE tenant_id = $1 AND fixed_in IS NOT NULL'),
    oldImageId: await id(`SELECT asset_id FROM asset_retirement WHERE tenant_id = $1 AND source = 'rule'`),
    vulnerableId: await id('SELECT id FROM finding WHERE tenant_id = $1 AND identity IS NOT NULL'),
    identity: await id('SELECT identity FROM finding WHERE tenant_id = $1 AND identity IS NOT NULL'),
    standings,
    retiredId: await id(`SELECT asset_id FROM asset_retirement WHERE tenant_id = $1 AND source = 'person'`),
    labelSetId: await id('SELECT label_set_id FROM asset WHERE tenant_id = $1 ORDER BY id'),
    otherLabelSetId: await id('SELECT label_set_id FROM asset WHERE tenant_id = $1 ORDER BY id DESC'),
    standingId: await id(
      'SELECT standing_id FROM asset_standing WHERE tenant_id = $1 AND standing_id IS NOT NULL',
    ),
    unknownKey: await id('SELECT check_key FROM unknown_check WHERE tenant_id = $1'),
    setId: await id(
      'SELECT s.id FROM coverage_set s WHERE tenant_id = $1 AND s.check_keys && (SELECT array_agg(check_key) FROM unknown_check WHERE tenant_id = $1)',
    ),
    componentSetId: await id('SELECT id FROM component_set WHERE tenant_id = $1'),
    checkKey: await id(`SELECT check_key ${failing}`),
    subjectKey: await id(`SELECT subject_key ${failing}`),
    endedKey: await id(
      `SELECT check_key FROM state_history WHERE tenant_id = $1 AND asset_id = '${assetId}' AND result = 'fail' AND recorded_to > '9999-01-01'`,
    ),
    findingId: await id(open),
    exceptionId: await id(`SELECT id FROM exception WHERE tenant_id = $1 AND approved_at IS NULL`),
    exceptedId: await id('SELECT finding_id FROM exception_finding WHERE tenant_id = $1'),
    bulkId: await id(`SELECT bulk_id FROM bulk_item WHERE tenant_id = $1 AND state = 'changed'`),
    refusedBulkId: await id(`SELECT bulk_id FROM bulk_item WHERE tenant_id = $1 AND state = 'refused'`),
    determinationId: await id(`SELECT id FROM determination WHERE tenant_id = $1 AND approved_at IS NULL`),
    attachmentId: await id('SELECT id FROM attachment WHERE tenant_id = $1'),
    reportId: await id(`SELECT id FROM report WHERE tenant_id = $1 AND state = 'done'`),
    waitingId: await id(waiting),
    eventId: await id('SELECT id FROM audit_event WHERE tenant_id = $1 AND log_index IS NULL'),
    webhookId: await id('SELECT id FROM webhook WHERE tenant_id = $1'),
    deliveryId: await id('SELECT id FROM webhook_delivery WHERE tenant_id = $1'),
    identityProviderId: await id('SELECT id FROM identity_provider WHERE tenant_id = $1'),
    noticeKey: await id(`SELECT key FROM notice WHERE tenant_id = $1 AND topic = 'gap.new'`),
    checkpointSize: await one<number>(
      `SELECT size FROM log_checkpoint WHERE tenant_id = $1 AND log = 'evidence' ORDER BY size`,
    ),
    headSize: await one<number>(`SELECT size FROM log_head WHERE tenant_id = $1 AND log = 'evidence'`),
  }
}
