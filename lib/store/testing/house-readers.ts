import { memberAccounts } from '../accounts/member-accounts'
import { actorsById } from '../actors/actors-by-id'
import { findAgent } from '../agents/find-agent'
import { findAgentByName } from '../agents/find-agent-by-name'
import { listAgents } from '../agents/list-agents'
import { archiveRows } from '../archive/archive-rows'
import { archiveTenant } from '../archive/archive-tenant'
import { assessmentsAt } from '../assessments/assessments-at'
import { findAssessmentByName } from '../assessments/find-assessment-by-name'
import { listRevisions } from '../assessments/list-revisions'
import { lockAssessment } from '../assessments/lock-assessment'
import { listAuditEvents } from '../audit/list-audit-events'
import { unbatchedEvents } from '../audit/unbatched-events'
import { listBreakGlassUses } from '../break-glass/list-break-glass-uses'
import { listLocalOwners } from '../break-glass/list-local-owners'
import { readLocalSignIn } from '../break-glass/read-local-sign-in'
import { listAttachments } from '../determinations/list-attachments'
import { listDeterminations } from '../determinations/list-determinations'
import { lockDeterminations } from '../determinations/lock-determinations'
import { readAttachment } from '../determinations/read-attachment'
import { readDetermination } from '../determinations/read-determination'
import { listDomains } from '../domains/list-domains'
import { listEnrolments } from '../enrolments/list-enrolments'
import { freshnessLimits } from '../freshness/freshness-limits'
import { readFreshnessDays } from '../freshness/read-freshness-days'
import { holdIdentityProvider } from '../identity-providers/hold-identity-provider'
import { listIdentityProviders } from '../identity-providers/list-identity-providers'
import { listInvites } from '../invites/list-invites'
import { getCheckpoint } from '../log/checkpoints'
import { epochSize } from '../log/epoch-size'
import { lockHead } from '../log/lock-head'
import { readEntries } from '../log/read-entries'
import { readHead } from '../log/read-head'
import { readNodes } from '../log/read-nodes'
import { countLastingOwners } from '../members/count-lasting-owners'
import { listMembers } from '../members/list-members'
import { listSourceRoles } from '../members/list-source-roles'
import { listSupport } from '../members/list-support'
import { ownStanding } from '../members/own-standing'
import { listNotices } from '../notices/list-notices'
import { listKeptOut } from '../provider-accounts/list-kept-out'
import { listProviderAccounts } from '../provider-accounts/list-provider-accounts'
import { assetRoom } from '../quotas/asset-room'
import { handedIn } from '../quotas/handed-in'
import { readQuota } from '../quotas/read-quota'
import { listReports } from '../reports/list-reports'
import { readReportContent } from '../reports/read-report-content'
import { readReportWork } from '../reports/read-report-work'
import { countDormantRules } from '../role-rules/count-dormant-rules'
import { listRoleRules } from '../role-rules/list-role-rules'
import { memberSessions } from '../sessions/member-sessions'
import { readTenant } from '../tenants/read-tenant'
import { findToken } from '../tokens/find-token'
import { listTokens } from '../tokens/list-tokens'
import { lastDeliveries } from '../webhooks/last-deliveries'
import { listDeliveries } from '../webhooks/list-deliveries'
import { listWebhooks } from '../webhooks/list-webhooks'
import { lockWebhook } from '../webhooks/lock-webhook'
import { readDelivery } from '../webhooks/read-delivery'
import { LATER } from './first-tenant'
import type { Reading } from './reading'
import { CANARY } from './seed-first'

const PAGE = { after: null, limit: 500 }
const ANY_EVENT = { action: null, actorId: null, text: null, ...PAGE }

/** How what people decide, who they are and what the logs keep is asked for. */
export const HOUSE_READERS: Readonly<Record<string, readonly Reading[]>> = {
  archiveRows: [
    (tx) => archiveRows(tx, { name: 'asset', key: [{ name: 'id', type: 'uuid' }] }, null, 500),
    (tx, a) =>
      archiveRows(
        tx,
        { name: 'asset', key: [{ name: 'id', type: 'uuid' }] },
        JSON.stringify(['00000000-0000-0000-0000-000000000000']),
        500,
      ).then((rows) => rows.filter(({ row }) => row.includes(a.assetId))),
  ],
  archiveTenant: [(tx) => archiveTenant(tx)],
  listSupport: [(tx) => listSupport(tx, new Date())],
  actorsById: [
    // Whether it is one's own follows from who asks, not from what the tenant has.
    async (tx, a) =>
      [...(await actorsById(tx, [a.actorId, a.otherActorId]))].map(([id, { kind, label }]) => [
        id,
        kind,
        label,
      ]),
  ],
  assessmentsAt: [(tx) => assessmentsAt(tx, LATER), (tx, a) => assessmentsAt(tx, LATER, a.assessment.id)],
  countLastingOwners: [(tx) => countLastingOwners(tx)],
  epochSize: [(tx) => epochSize(tx, 'evidence', 0), (tx) => epochSize(tx, 'audit', 0)],
  findAgentByName: [(tx) => findAgentByName(tx, CANARY)],
  findAssessmentByName: [(tx) => findAssessmentByName(tx, CANARY)],
  findToken: [(tx, a) => findToken(tx, a.tokenId)],
  freshnessLimits: [(tx) => freshnessLimits(tx, LATER)],
  getCheckpoint: [(tx, a) => getCheckpoint(tx, 'evidence', 0, a.checkpointSize)],
  lastDeliveries: [(tx) => lastDeliveries(tx)],
  listIdentityProviders: [
    (tx) => listIdentityProviders(tx),
    (tx, a) => listIdentityProviders(tx, a.identityProviderId),
  ],
  listDeliveries: [(tx, a) => listDeliveries(tx, a.webhookId, 500)],
  listNotices: [(tx) => listNotices(tx, 'gap.new').then((keys) => [...keys])],
  listWebhooks: [(tx) => listWebhooks(tx), (tx, a) => listWebhooks(tx, a.webhookId)],
  readDelivery: [(tx, a) => readDelivery(tx, a.deliveryId)],
  listAgents: [
    (tx) => listAgents(tx, { limit: 500 }),
    (tx, a) => listAgents(tx, { id: a.agentId, limit: 500 }),
  ],
  listAttachments: [(tx, a) => listAttachments(tx, [a.determinationId])],
  listAuditEvents: [
    (tx) => listAuditEvents(tx, ANY_EVENT),
    (tx, a) => listAuditEvents(tx, { ...ANY_EVENT, action: 'report.requested', actorId: a.actorId }),
    (tx) => listAuditEvents(tx, { ...ANY_EVENT, text: CANARY }),
  ],
  listBreakGlassUses: [
    (tx) => listBreakGlassUses(tx, { limit: 500 }),
    (tx, a) => listBreakGlassUses(tx, { id: a.useId, limit: 1 }),
  ],
  listDomains: [(tx) => listDomains(tx), (tx, a) => listDomains(tx, a.domainId)],
  listLocalOwners: [(tx) => listLocalOwners(tx)],
  readLocalSignIn: [(tx) => readLocalSignIn(tx)],
  listDeterminations: [(tx, a) => listDeterminations(tx, [a.assessment.id], { knownAt: LATER })],
  findAgent: [(tx, a) => findAgent(tx, a.agentId)],
  listEnrolments: [
    (tx) => listEnrolments(tx, { at: new Date() }),
    (tx, a) => listEnrolments(tx, { at: LATER, id: a.enrolmentId }),
  ],
  countDormantRules: [(tx) => countDormantRules(tx)],
  holdIdentityProvider: [(tx, a) => holdIdentityProvider(tx, a.providerId)],
  listKeptOut: [(tx) => listKeptOut(tx)],
  listInvites: [(tx) => listInvites(tx), (tx, a) => listInvites(tx, a.inviteId)],
  listMembers: [(tx) => listMembers(tx), (tx, a) => listMembers(tx, a.userId)],
  ownStanding: [
    async (tx, a) => {
      const { roles, openAssessments, toApprove } = await ownStanding(tx, a.userId, new Date())
      return [...roles, ...[openAssessments, toApprove].filter((count) => count !== 0)]
    },
  ],
  memberAccounts: [(tx) => memberAccounts(tx)],
  memberSessions: [
    (tx) => memberSessions(tx, null, new Date()),
    (tx, a) => memberSessions(tx, a.visitorId, new Date()),
  ],
  listProviderAccounts: [
    (tx, a) => listProviderAccounts(tx, a.providerId),
    (tx, a) => listProviderAccounts(tx, a.providerId, a.vouchedIdentityId),
  ],
  listRoleRules: [(tx, a) => listRoleRules(tx, a.providerId)],
  listSourceRoles: [(tx, a) => listSourceRoles(tx, a.providerSource, [a.vouchedUserId])],
  listRevisions: [(tx, a) => listRevisions(tx, a.assessment.id)],
  listReports: [
    (tx) => listReports(tx, { id: null, ...PAGE }),
    (tx, a) => listReports(tx, { id: a.reportId, until: LATER, ...PAGE }),
  ],
  listTokens: [(tx) => listTokens(tx, null, 500)],
  lockAssessment: [(tx, a) => lockAssessment(tx, a.assessment.id)],
  lockDeterminations: [(tx, a) => lockDeterminations(tx, a.determinationId)],
  lockWebhook: [(tx, a) => lockWebhook(tx, a.webhookId)],
  lockHead: [(tx) => lockHead(tx, 'evidence'), (tx) => lockHead(tx, 'audit')],
  readAttachment: [(tx, a) => readAttachment(tx, a.attachmentId)],
  readDetermination: [(tx, a) => readDetermination(tx, a.determinationId)],
  readEntries: [(tx) => readEntries(tx, 'evidence', 0, 0, 500), (tx) => readEntries(tx, 'audit', 0, 0, 500)],
  readFreshnessDays: [(tx) => readFreshnessDays(tx)],
  readQuota: [(tx) => readQuota(tx)],
  handedIn: [(tx) => handedIn(tx, new Date(0))],
  assetRoom: [(tx) => assetRoom(tx, new Date())],
  readHead: [(tx) => readHead(tx, 'evidence'), (tx) => readHead(tx, 'audit')],
  readNodes: [
    // Of a leaf that only the first tenant's log has: the function of the owner answers everybody with their own.
    (tx, a) => readNodes(tx, 'evidence', 0, [{ level: 0, index: a.headSize - 1 }]),
    (tx) => readNodes(tx, 'evidence', 0, [{ level: 4, index: 0 }]),
  ],
  readReportContent: [(tx, a) => readReportContent(tx, a.reportId)],
  readReportWork: [
    (tx, a) => readReportWork(tx, a.reportId),
    (tx, a) => readReportWork(tx, a.waitingId, true),
  ],
  readTenant: [(tx) => readTenant(tx)],
  unbatchedEvents: [(tx) => unbatchedEvents(tx, 500)],
}
