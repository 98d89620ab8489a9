import { lockIdentityProviders } from '../identity-providers/lock-identity-providers'
import { lockOwners } from '../members/lock-owners'
import { EVIDENCE_READERS } from './evidence-readers'
import { EVIDENCE_WRITERS } from './evidence-writers'
import { HOUSE_READERS } from './house-readers'
import { HOUSE_WRITERS } from './house-writers'
import { IMAGE_READERS, IMAGE_WRITERS } from './image-calls'
import type { Reading } from './reading'
import { RETENTION_READERS, RETENTION_WRITERS } from './retention-calls'

export const READERS = { ...EVIDENCE_READERS, ...HOUSE_READERS, ...IMAGE_READERS, ...RETENTION_READERS }
export const WRITERS = { ...EVIDENCE_WRITERS, ...HOUSE_WRITERS, ...IMAGE_WRITERS, ...RETENTION_WRITERS }

/** Every call of a reader, as [what it is called, the function's name, the call]. */
export const readings = Object.entries(READERS).flatMap(([name, calls]) =>
  calls.map((call, i) => [calls.length > 1 ? `${name}, call ${i + 1}` : name, name, call] as const),
)
export const writings = Object.entries(WRITERS)
export const lockings: readonly (readonly [string, Reading])[] = [
  ...readings
    .filter(([label, name]) => name.startsWith('lock') || label === 'readReportWork, call 2')
    .map(([label, , call]) => [label, call] as const),
  ['lockIdentityProviders', (tx) => lockIdentityProviders(tx)],
  ['lockOwners', (tx) => lockOwners(tx)],
]

/** They answer nothing, or read and write what belongs to no tenant; each has a test of its own. */
export const ELSEWHERE = [
  'archiveTables',
  'uploadedLists',
  'beyondLimit',
  'readCatalogueVersion',
  'newUser',
  'otherProof',
  'takeDomain',
  'providerUser',
  'sendJob',
  'lockIdentityProviders',
  'lockOwners',
  'resetSecondFactor',
  'endSessionsAtProvider',
  'endProviderSessions',
  'dropEvidence',
  'lockEvidence',
  'monthsAgo',
  'shareRetention',
]

/** What a tenant that has nothing is told of itself: its settings, its empty log, the default. */
export const OWN = [
  'readTenant',
  'readLocalSignIn',
  'archiveTenant',
  'readHead',
  'lockHead',
  'readFreshnessDays',
  'assetRoom',
  'handedIn',
  'readQuota',
  'readRetention',
]

/** Their answers name nothing: a number, a flag, or text that only the difference tells from another tenant's. */
export const BARE = [
  'assetRoom',
  'handedIn',
  'readQuota',
  'anySubmission',
  'lockSweep',
  'readSnapshot',
  'anyVex',
  'countBySeverity',
  'countEvidence',
  'countFindingChanges',
  'countFindings',
  'countHandled',
  'countLastingOwners',
  'countSubmissions',
  'countRules',
  'epochSize',
  'evidenceSize',
  'exposureFigures',
  'freshnessLimits',
  'ownStanding',
  'standingContents',
  'getCheckpoint',
  'readLocalSignIn',
  'lockAssessment',
  'lockWebhook',
  'readFreshnessDays',
  'reportedTools',
  'senderOf',
]

/** They call functions of the owner, which keep to the transaction's tenant by themselves: a third wall. */
export const BY_OWNERS_FUNCTION = [
  'putEvidence',
  'openReport',
  'putLook',
  'logReport',
  'replaceAssetStandings',
  'setHold',
  'setMonthsKept',
  'listDomains',
  'listMembers',
  'listLocalOwners',
  'listSupport',
  'countLastingOwners',
  'createToken',
  'memberAccounts',
  'memberSessions',
  'rotateToken',
  'shutSessions',
  'readNodes, call 1',
  'vexSaid',
]
