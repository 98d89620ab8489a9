import type { RouteSpec } from './route-spec'
import { agentAdd, agentHeartbeat, agentList, agentRetire } from './specs/agents'
import {
  assessmentAdd,
  assessmentChange,
  assessmentList,
  assessmentPreviewMake,
  assessmentRead,
  controlList,
  controlRead,
  overviewRead,
  revisionList,
  sampleRead,
} from './specs/assessments'
import { assetChange, assetList, assetRead, populationRead, stateList } from './specs/assets'
import { componentDeclare, componentList } from './specs/components'
import { attachmentRead, determinationAdd, determinationDecide } from './specs/determinations'
import { exceptionAdd, exceptionDecision, exceptionList, exceptionRead } from './specs/exceptions'
import {
  findingBulk,
  findingBulkContinue,
  findingBulkRead,
  findingBulkUndo,
  findingChange,
  findingChangeList,
  findingCountRead,
  findingExport,
  findingGroupList,
  findingList,
  findingRead,
} from './specs/findings'
import { frameworkListRead, frameworkRead } from './specs/frameworks'
import { logCheckpoint, logConsistency, logEntryList, logInclusion, logKey } from './specs/log'
import { memberAdd, memberChange, memberList, memberRemove } from './specs/members'
import { platformTenantAdd, platformTenantChange, platformTenantList } from './specs/platform'
import { reportAdd, reportContent, reportList, reportRead } from './specs/reports'
import { safeguardRead } from './specs/safeguards'
import { openapiRead } from './specs/service'
import { meChange, meRead, passwordSet, sessionEnd, sessionList } from './specs/session'
import { auditEventList, settingsChange, settingsRead } from './specs/settings'
import { heatMapRead, imageStatisticsRead } from './specs/statistics'
import {
  evidenceList,
  evidenceRead,
  submissionCreate,
  submissionList,
  submissionRead,
} from './specs/submissions'
import { assetTimelineRead, controlTimelineRead } from './specs/timelines'
import { tokenAdd, tokenList, tokenRevoke } from './specs/tokens'
import { trendRead } from './specs/trends'
import {
  deliveryList,
  webhookAdd,
  webhookChange,
  webhookList,
  webhookRead,
  webhookRemove,
  webhookRotate,
  webhookTest,
} from './specs/webhooks'

/** The route table: every operation of the API. OpenAPI, the census, the role matrix and the pages of the API are made from it. */
export const ROUTES: readonly RouteSpec[] = [
  submissionCreate,
  submissionList,
  submissionRead,
  evidenceList,
  evidenceRead,
  assetList,
  assetRead,
  assetTimelineRead,
  assetChange,
  populationRead,
  heatMapRead,
  imageStatisticsRead,
  stateList,
  componentList,
  componentDeclare,
  findingList,
  findingCountRead,
  findingGroupList,
  findingChangeList,
  findingExport,
  findingRead,
  findingChange,
  findingBulk,
  safeguardRead,
  findingBulkRead,
  findingBulkContinue,
  findingBulkUndo,
  exceptionList,
  exceptionAdd,
  exceptionRead,
  exceptionDecision,
  overviewRead,
  assessmentList,
  assessmentAdd,
  assessmentRead,
  assessmentChange,
  assessmentPreviewMake,
  revisionList,
  controlList,
  controlRead,
  sampleRead,
  controlTimelineRead,
  trendRead,
  frameworkListRead,
  frameworkRead,
  determinationAdd,
  determinationDecide,
  attachmentRead,
  reportAdd,
  reportList,
  reportRead,
  reportContent,
  logCheckpoint,
  logEntryList,
  logInclusion,
  logConsistency,
  logKey,
  agentList,
  agentAdd,
  agentRetire,
  agentHeartbeat,
  memberList,
  memberAdd,
  memberChange,
  memberRemove,
  tokenList,
  tokenAdd,
  tokenRevoke,
  webhookList,
  webhookAdd,
  webhookRead,
  webhookChange,
  webhookRemove,
  webhookRotate,
  webhookTest,
  deliveryList,
  settingsRead,
  settingsChange,
  auditEventList,
  meRead,
  meChange,
  passwordSet,
  sessionList,
  sessionEnd,
  platformTenantList,
  platformTenantAdd,
  platformTenantChange,
  openapiRead,
]
