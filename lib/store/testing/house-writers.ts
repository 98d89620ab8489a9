import { v7 } from 'uuid'
import { ensureActor } from '../actors/ensure-actor'
import { createAgent } from '../agents/create-agent'
import { noteHealth } from '../agents/note-health'
import { retireAgent } from '../agents/retire-agent'
import { addRevision } from '../assessments/add-revision'
import { createAssessment } from '../assessments/create-assessment'
import { markBatched } from '../audit/unbatched-events'
import { writeAuditEvent } from '../audit/write-audit-event'
import { writeAuditEvents } from '../audit/write-audit-events'
import { writeHourlyEvent } from '../audit/write-hourly-event'
import { acknowledgeBreakGlassUse } from '../break-glass/acknowledge-break-glass-use'
import { noteBreakGlassUse } from '../break-glass/note-break-glass-use'
import { setBreakGlass } from '../break-glass/set-break-glass'
import { setLocalSignIn } from '../break-glass/set-local-sign-in'
import { approveDetermination } from '../determinations/approve-determination'
import { endDeterminations } from '../determinations/end-determinations'
import { insertAttachment } from '../determinations/insert-attachment'
import { insertDetermination } from '../determinations/insert-determination'
import { insertDomain } from '../domains/insert-domain'
import { noteDomainCheck } from '../domains/note-domain-check'
import { removeDomain } from '../domains/remove-domain'
import { insertEnrolment } from '../enrolments/insert-enrolment'
import { revokeEnrolment } from '../enrolments/revoke-enrolment'
import { useEnrolment as useUpEnrolment } from '../enrolments/use-enrolment'
import { putFreshnessLimit } from '../freshness/put-freshness-limit'
import { changeIdentityProvider } from '../identity-providers/change-identity-provider'
import type { IdentityProviderRow } from '../identity-providers/identity-provider-row'
import { insertIdentityProvider } from '../identity-providers/insert-identity-provider'
import { noteLogoutToken } from '../identity-providers/note-logout-token'
import { removeIdentityProvider } from '../identity-providers/remove-identity-provider'
import { acceptInvite } from '../invites/accept-invite'
import { insertInvite } from '../invites/insert-invite'
import { renewInvite } from '../invites/renew-invite'
import { revokeInvite } from '../invites/revoke-invite'
import { revokeInvitesOf } from '../invites/revoke-invites-of'
import { putCheckpoint } from '../log/checkpoints'
import { writeLeaf } from '../log/write-leaf'
import { addMembership } from '../members/add-membership'
import { addSupport } from '../members/add-support'
import { endSupport } from '../members/end-support'
import { removeMemberships } from '../members/remove-memberships'
import { replaceProviderRoles } from '../members/replace-provider-roles'
import { changeNotices } from '../notices/change-notices'
import { forgetTopics } from '../notices/forget-topics'
import { noteLook } from '../notices/note-look'
import { forgetProviderAccounts } from '../provider-accounts/forget-provider-accounts'
import { markProviderAccountGone } from '../provider-accounts/mark-provider-account-gone'
import { putProviderAccount } from '../provider-accounts/put-provider-account'
import { setKeptOut } from '../provider-accounts/set-kept-out'
import { failReport } from '../reports/fail-report'
import { finishReport } from '../reports/finish-report'
import { freezeSnapshot } from '../reports/freeze-snapshot'
import { insertReport } from '../reports/insert-report'
import { startReport } from '../reports/start-report'
import { replaceRoleRules } from '../role-rules/replace-role-rules'
import { setRulesDormant } from '../role-rules/set-rules-dormant'
import { shutSessions } from '../sessions/shut-sessions'
import { changeTenant } from '../tenants/change-tenant'
import { createToken } from '../tokens/create-token'
import { revokeTokens } from '../tokens/revoke-tokens'
import { rotateToken } from '../tokens/rotate-token'
import { touchToken } from '../tokens/touch-token'
import { changeWebhook } from '../webhooks/change-webhook'
import { insertDelivery } from '../webhooks/insert-delivery'
import { insertWebhook } from '../webhooks/insert-webhook'
import { noteAttempt } from '../webhooks/note-attempt'
import { removeWebhook } from '../webhooks/remove-webhook'
import { LATER } from './first-tenant'
import type { Reading } from './reading'
import { CANARY } from './seed-first'

/** While what the seed made is still good. */
const EARLY = new Date(0)
const AT_LEAF = { logIndex: 9000, logEpoch: 0 }
const BYTES = new Uint8Array(32)
const PROVIDER: IdentityProviderRow = {
  id: '',
  kind: 'oidc',
  name: 'stolen',
  position: 9,
  enabledAt: LATER,
  settings: {
    issuer: 'https://stolen.example',
    client_id: 'stolen',
    client_auth: 'none',
    ca: null,
    scopes: [],
    login_claim: 'sub',
    name_claim: 'name',
    email_claim: 'email',
    groups_claim: null,
    end_session: true,
  },
  sealed: null,
  createdAt: LATER,
  changedAt: LATER,
}
const TOKEN = { kind: 'reader', agentId: null, prefix: 'x', expiresAt: null, at: LATER } as const

/** How what people decide, who they are and what the logs keep is written. */
export const HOUSE_WRITERS: Readonly<Record<string, Reading>> = {
  acceptInvite: (tx, a) => acceptInvite(tx, { id: a.inviteId, userId: a.userId, at: EARLY }),
  acknowledgeBreakGlassUse: (tx, a) => acknowledgeBreakGlassUse(tx, a.useId, LATER),
  addMembership: (tx, a) =>
    addMembership(tx, { userId: a.userId, role: 'viewer', validUntil: null, at: LATER }),
  addRevision: (tx, a) => {
    const { id, catalogueVersion, profile, scope, periodFrom, periodTo } = a.assessment
    const content = { catalogueVersion, profile, scope, periodFrom, periodTo }
    const revision = { assessmentId: id, recordedFrom: LATER, ...content }
    return addRevision(tx, { ...revision, ...AT_LEAF })
  },
  approveDetermination: (tx, a) =>
    approveDetermination(tx, { id: a.determinationId, approverRef: a.otherActorId, at: LATER, ...AT_LEAF }),
  changeIdentityProvider: (tx, a) => changeIdentityProvider(tx, { ...PROVIDER, id: a.identityProviderId }),
  changeNotices: (tx, a) => changeNotices(tx, 'gap.new', { add: ['stolen'], drop: [a.noticeKey], at: LATER }),
  changeTenant: (tx) => changeTenant(tx, { name: 'stolen', idleMinutes: 7 }),
  changeWebhook: (tx, a) => changeWebhook(tx, a.webhookId, { shown: 'stolen' }),
  createAgent: (tx) => createAgent(tx, { id: v7(), name: 'stolen', quietAfterHours: 1, at: LATER }),
  createAssessment: (tx, a) => {
    const { frameworkId, level } = a.assessment
    return createAssessment(tx, { id: v7(), frameworkId, level, name: 'stolen', at: LATER })
  },
  createToken: (tx) =>
    createToken(tx, { id: v7(), name: 'stolen', hash: new TextEncoder().encode(v7()), ...TOKEN }),
  endDeterminations: (tx, a) =>
    endDeterminations(tx, [a.determinationId], { at: LATER, why: 'withdrawn', by: a.actorId }),
  ensureActor: (tx, a) => ensureActor({ ...tx, scope: a.newcomer }),
  failReport: (tx, a) => failReport(tx, a.waitingId, 'stolen', LATER),
  finishReport: (tx, a) =>
    finishReport(tx, a.waitingId, { content: BYTES, sha256: BYTES, at: LATER, ...AT_LEAF }),
  forgetTopics: (tx) => forgetTopics(tx, []),
  freezeSnapshot: (tx, a) => freezeSnapshot(tx, a.waitingId, { packed: BYTES, sha256: BYTES, progress: 9 }),
  insertDelivery: (tx, a) => {
    const message = { event: 'test', total: 0, items: [], path: '' } as const
    return insertDelivery(tx, { id: v7(), webhookId: a.webhookId, message, at: LATER })
  },
  insertInvite: (tx) =>
    insertInvite(tx, {
      id: v7(),
      email: 'stolen@x.example',
      roles: ['owner'],
      validUntil: null,
      tokenHash: new TextEncoder().encode(v7()),
      expiresAt: LATER,
      at: LATER,
    }),
  insertWebhook: (tx) =>
    insertWebhook(tx, {
      id: v7(),
      name: 'stolen',
      kind: 'wecom',
      events: [],
      shown: '',
      addressSealed: BYTES,
      secretSealed: null,
      createdAt: LATER,
    }),
  noteAttempt: (tx, a) =>
    noteAttempt(tx, a.deliveryId, { state: 'failed', triedAt: LATER, status: 1, error: 'stolen' }),
  noteBreakGlassUse: (tx, a) =>
    noteBreakGlassUse(tx, { id: v7(), sessionId: v7(), userId: a.userId, address: 'stolen', at: LATER }),
  insertDomain: (tx) => insertDomain(tx, { id: v7(), domain: 'stolen.example', proof: 'x', at: LATER }),
  noteDomainCheck: (tx, a) => noteDomainCheck(tx, a.domainId, LATER),
  removeDomain: (tx) => removeDomain(tx, `${CANARY}.example`),
  noteLook: (tx) => noteLook(tx, { at: LATER, epoch: 0, size: 1 }),
  removeWebhook: (tx, a) => removeWebhook(tx, a.webhookId),
  insertAttachment: (tx, a) =>
    insertAttachment(tx, {
      id: v7(),
      determinationId: a.determinationId,
      name: 'x',
      mediaType: 'text/plain',
      sha256: BYTES,
      salt: BYTES,
      content: BYTES,
      at: LATER,
      ...AT_LEAF,
    }),
  insertDetermination: (tx, a) =>
    insertDetermination(tx, {
      id: v7(),
      assessmentId: a.assessment.id,
      controlId: 'MMS1.5.b',
      verdict: 'not_met',
      narrative: 'stolen',
      salt: BYTES,
      validFrom: LATER,
      expiresAt: null,
      authorRef: a.actorId,
      recordedFrom: LATER,
      ...AT_LEAF,
    }),
  insertIdentityProvider: (tx) => insertIdentityProvider(tx, { ...PROVIDER, id: v7() }),
  insertReport: (tx, a) => {
    const when = { asOf: LATER, knownAt: LATER, at: LATER }
    return insertReport(tx, { id: v7(), assessmentId: a.assessment.id, format: 'csv', lang: 'en', ...when })
  },
  markBatched: (tx, a) => markBatched(tx, [a.eventId], { index: 9000, epoch: 0 }),
  noteLogoutToken: (tx) =>
    noteLogoutToken(tx, { providerId: v7(), jtiSha256: BYTES, until: LATER, at: EARLY }),
  putCheckpoint: (tx) =>
    putCheckpoint(tx, { log: 'audit', epoch: 0, size: 9000, root: BYTES, note: 'stolen', at: LATER }),
  putFreshnessLimit: (tx) => putFreshnessLimit(tx, '', 9999, LATER),
  markProviderAccountGone: (tx, a) =>
    markProviderAccountGone(tx, { providerId: a.providerId, identityId: a.vouchedIdentityId, at: LATER }),
  putProviderAccount: (tx, a) => {
    const person = { issuer: 'x', subject: 'x', login: 'stolen', name: 'stolen', email: null, groups: [] }
    const ids = { identityId: a.vouchedIdentityId, userId: a.vouchedUserId, providerId: a.providerId }
    return putProviderAccount(tx, { ...ids, person, at: LATER, seen: true, knocked: true })
  },
  forgetProviderAccounts: (tx, a) => forgetProviderAccounts(tx, a.providerId, LATER),
  setKeptOut: (tx, a) => setKeptOut(tx, a.vouchedUserId, null),
  setRulesDormant: (tx, a) => setRulesDormant(tx, a.providerId, null),
  replaceProviderRoles: (tx, a) =>
    replaceProviderRoles(tx, {
      source: a.providerSource,
      userIds: [a.vouchedUserId],
      roles: [{ userId: a.vouchedUserId, role: 'owner', labelRule: null }],
      at: LATER,
    }),
  replaceRoleRules: (tx, a) =>
    replaceRoleRules(tx, {
      providerId: a.providerId,
      rules: [{ id: a.ruleId, match: 'exact', value: 'stolen', role: 'owner', labelRule: null }],
      at: LATER,
    }),
  removeIdentityProvider: (tx, a) => removeIdentityProvider(tx, a.identityProviderId, LATER),
  addSupport: (tx, a) => addSupport(tx, { userId: a.userId, role: 'auditor', from: LATER, until: LATER }),
  endSupport: (tx, a) => endSupport(tx, a.userId),
  removeMemberships: (tx, a) => removeMemberships(tx, a.userId, null),
  renewInvite: (tx, a) =>
    renewInvite(tx, {
      id: a.inviteId,
      tokenHash: new TextEncoder().encode(v7()),
      expiresAt: LATER,
      at: LATER,
    }),
  insertEnrolment: (tx, a) =>
    insertEnrolment(tx, {
      id: v7(),
      codeHash: new TextEncoder().encode(v7()),
      agentId: a.agentId,
      most: 1,
      quietAfterHours: 1,
      ownHost: true,
      expiresAt: LATER,
      at: LATER,
    }),
  noteHealth: (tx, a) =>
    noteHealth(tx, a.agentId, { version: 'stolen', waiting: 7, refused: 7, oldestAt: LATER }),
  retireAgent: (tx, a) => retireAgent(tx, a.agentId, LATER),
  revokeEnrolment: (tx, a) => revokeEnrolment(tx, a.enrolmentId, new Date()),
  useEnrolment: (tx, a) => useUpEnrolment(tx, { id: a.enrolmentId, at: new Date() }),
  revokeInvite: (tx, a) => revokeInvite(tx, a.inviteId, LATER),
  revokeInvitesOf: (tx, a) =>
    revokeInvitesOf(tx, { userId: a.userId, email: `invited@${CANARY}.example`, at: LATER }),
  revokeTokens: async (tx, a) => [
    await revokeTokens(tx, { tokenId: a.tokenId }, LATER),
    await revokeTokens(tx, { agentId: a.agentId }, LATER),
  ],
  rotateToken: (tx, a) => {
    const at = new Date()
    const token = {
      id: a.tokenId,
      prefix: 'plm_later',
      hash: BYTES,
      previousUntil: LATER,
      expiresAt: LATER,
      at,
    }
    return rotateToken(tx, token)
  },
  setBreakGlass: (tx, a) => setBreakGlass(tx, [a.userId]),
  setLocalSignIn: (tx) => setLocalSignIn(tx, 'everyone'),
  shutSessions: (tx, a) => shutSessions(tx, { userId: a.visitorId, sessionId: null, at: new Date() }),
  startReport: (tx, a) => startReport(tx, a.waitingId, 55),
  touchToken: (tx, a) => touchToken(tx, { id: a.tokenId, agentId: a.agentId }, LATER, '192.0.2.9'),
  writeAuditEvents: (tx) =>
    writeAuditEvents(tx, [{ action: 'stolen', target: { kind: 'x', id: 'x' }, at: LATER }]),
  writeAuditEvent: (tx) =>
    writeAuditEvent(tx, { action: 'stolen', target: { kind: 'x', id: 'x' }, at: LATER }),
  writeHourlyEvent: (tx) =>
    writeHourlyEvent(tx, { action: 'stolen', target: { kind: 'x', id: 'x' }, at: LATER }),
  writeLeaf: (tx, a) =>
    writeLeaf(tx, {
      log: 'evidence',
      host: 'stolen',
      epoch: 0,
      index: a.headSize,
      leaf: BYTES,
      leafHash: BYTES,
      nodes: [{ level: 9, index: 0, hash: BYTES }],
      size: a.headSize + 1,
      frontier: [BYTES],
      at: LATER,
    }),
}
