import { v7 } from 'uuid'
import { FOREVER } from '@/lib/core/timeline'
import { addAliases } from '../assets/add-aliases'
import { createAsset } from '../assets/create-asset'
import { putLabelSet } from '../assets/put-label-set'
import { setLabelSet } from '../assets/set-label-set'
import { touchAsset } from '../assets/touch-asset'
import { writeLabel } from '../assets/write-label'
import { bringBackAsset, retireAsset } from '../assets/write-retirement'
import { insertBulk } from '../bulk/insert-bulk'
import { markBulkUndone } from '../bulk/mark-bulk-undone'
import { settleBulkItems } from '../bulk/settle-bulk-items'
import { putUnknownChecks } from '../checks/put-unknown-checks'
import { putComponents } from '../components/put-components'
import { putDeclarations } from '../components/put-declarations'
import { putCoverage } from '../coverage/put-coverage'
import { putLook } from '../coverage/put-look'
import { repeatCoverage } from '../coverage/repeat-coverage'
import { putEvidence } from '../evidence/put-evidence'
import { approveException } from '../exceptions/approve-exception'
import { endException } from '../exceptions/end-exception'
import { insertException } from '../exceptions/insert-exception'
import { addFindingEvents } from '../findings/add-finding-events'
import { changeFindings } from '../findings/change-findings'
import { createFindings } from '../findings/create-findings'
import { setFindingFacts } from '../findings/set-finding-facts'
import { putStamps } from '../stamps/put-stamps'
import { putStandings } from '../standings/put-standings'
import { replaceAssetStandings } from '../standings/replace-asset-standings'
import { writeLines } from '../states/write-lines'
import { insertSighting } from '../submissions/insert-sighting'
import { insertSubmission, rereadSubmission } from '../submissions/insert-submission'
import { logReport } from '../submissions/log-report'
import { putSubmissionWords } from '../submissions/put-submission-words'
import { setProgress } from '../submissions/set-progress'
import { EVER, LATER } from './first-tenant'
import type { Reading } from './reading'
import { CANARY } from './seed-first'

const AT_LEAF = { logIndex: 9000, logEpoch: 0 }
const BYTES = new Uint8Array(32)

/** How what evidence says is written, into or over what the first tenant has. */
export const EVIDENCE_WRITERS: Readonly<Record<string, Reading>> = {
  addAliases: (tx, a) => addAliases(tx, a.assetId, 'host', [{ alias: 'stolen', source: 'given' }], LATER),
  addFindingEvents: (tx, a) => {
    const by = { actorRef: a.actorId, submissionId: null }
    const event = { id: v7(), findingId: a.findingId, at: LATER, kind: 'comment', data: {}, ...by } as const
    return addFindingEvents(tx, [event])
  },
  bringBackAsset: (tx, a) =>
    bringBackAsset(tx, { assetId: a.retiredId, from: LATER, recorded: LATER, actorRef: a.actorId }),
  approveException: (tx, a) =>
    approveException(tx, { id: a.exceptionId, by: a.otherActorId, at: LATER, note: null, ...AT_LEAF }),
  changeFindings: (tx, a) =>
    changeFindings(tx, [{ id: a.findingId, triage: 'fixed', ownerId: a.userId, dueOn: '2090-01-01' }], LATER),
  endException: (tx, a) =>
    endException(tx, {
      id: a.exceptionId,
      by: a.actorId,
      at: LATER,
      note: null,
      why: 'withdrawn',
      ...AT_LEAF,
    }),
  insertBulk: (tx, a) => {
    const items = [{ findingId: a.findingId, version: null }]
    return insertBulk(tx, { id: v7(), actorRef: a.actorId, at: LATER, words: {}, items })
  },
  insertException: (tx, a) => {
    const rule = { checkKeys: [], advisory: null, labels: null, lineage: null }
    const when = { requestedAt: LATER, expiresAt: LATER, requesterRef: a.actorId }
    const row = { id: v7(), kind: 'risk', reason: 'x', salt: BYTES, ...rule, ...when, ...AT_LEAF } as const
    return insertException(tx, { ...row, checkKeys: [], findingIds: [a.findingId] })
  },
  markBulkUndone: (tx, a) => markBulkUndone(tx, a.bulkId, LATER),
  settleBulkItems: (tx, a) =>
    settleBulkItems(tx, a.bulkId, [{ findingId: a.exceptedId, state: 'undone', code: null, change: null }]),
  createAsset: (tx, a) => {
    const { labelSetId } = a
    return createAsset(tx, { id: v7(), kind: 'host', name: 'x', observedAt: LATER, at: LATER, labelSetId })
  },
  createFindings: (tx, a) => {
    const key = {
      assetId: a.assetId,
      checkKey: a.unknownKey,
      subject: 'x',
      title: 'x',
      fixedIn: null,
      package: null,
    }
    const when = { firstSeen: EVER, openedAt: EVER, closedAt: null, reopened: 0 }
    const finding = { id: v7(), ...key, severity: 'high', weight: 1, machine: 'open', ...when } as const
    return createFindings(tx, [finding], LATER)
  },
  insertSighting: (tx, a) =>
    insertSighting(tx, { submissionId: a.sightedId, seenAt: LATER, actorRef: a.actorId, ...AT_LEAF }),
  insertSubmission: (tx, { submission: { tenantId, ...row } }) =>
    insertSubmission(tx, { ...row, id: v7(), dedupeKey: BYTES }),
  putComponents: (tx, a) =>
    putComponents(tx, {
      submissionId: a.submission.id,
      assetId: a.assetId,
      setId: a.componentSetId,
      components: [],
      places: [],
    }),
  putDeclarations: (tx, a) => {
    const when = { validFrom: LATER, recordedFrom: LATER, actId: v7(), actorRef: a.actorId }
    const said = { function: 'database', level: 'high', way: 'only_one', reason: 'stolen' } as const
    const row = { assetId: a.assetId, componentKey: `name:${CANARY}-1`, ...when, ...said, ...AT_LEAF }
    return putDeclarations(tx, [row], BYTES)
  },
  putCoverage: (tx, a) =>
    putCoverage(tx, {
      assetId: a.assetId,
      observedAt: LATER,
      submissionId: a.submission.id,
      tool: 'x',
      profile: 'x',
      setId: a.setId,
      checkKeys: [a.checkKey],
      partialPairs: [],
      possibleKeys: [],
      sha256: a.sha256,
      sighting: false,
      recordedAt: LATER,
    }),
  putLook: (tx, a) => {
    const look = { tool: 'x', profile: 'x', setId: a.setId, checkKeys: [a.checkKey], partialPairs: [] }
    const when = { observedAt: LATER, recordedAt: LATER, submissionId: a.submission.id, sha256: a.sha256 }
    return putLook(tx, { assetId: a.assetId, ...look, possibleKeys: [], ...when }, a.actorId)
  },
  logReport: (tx, { submission: { tenantId, ...row } }) => {
    const head = { originId: row.id, host: null, epoch: 0, size: 0, frontier: [] }
    const at = { head, host: 'x', leafHash: BYTES, lowest: 4 }
    return logReport(tx, { ...row, id: v7(), dedupeKey: BYTES }, at)
  },
  putEvidence: (tx) =>
    putEvidence(tx, { sha256: BYTES, bytes: 32, encoding: 'brotli', content: BYTES, base: null, at: LATER }),
  putLabelSet: (tx) => putLabelSet(tx, v7(), { env: CANARY }),
  putStamps: async (tx) => {
    tx.changed.add(0)
    putStamps(tx)
  },
  putStandings: (tx) =>
    putStandings(tx, [{ id: v7(), version: 'x', kinds: ['x'], fresh: true, content: new Uint8Array(1) }]),
  putSubmissionWords: (tx) => {
    const none = { toolVersion: null, databaseVersion: null, format: null, edition: null, profile: null }
    const made = { parserVersion: 'x', catalogueVersion: 'x', observedSource: 'printed' }
    return putSubmissionWords(tx, { id: v7(), tool: 'x', ...none, ...made, counted: [] })
  },
  putUnknownChecks: (tx) => putUnknownChecks(tx, [{ key: v7(), name: 'x', title: 'x' }]),
  repeatCoverage: (tx, a) => repeatCoverage(tx, a.submission.id, LATER, LATER),
  replaceAssetStandings: async (tx, a) => {
    const row = { validFrom: LATER, standingId: a.standingId, difference: null, labels: {}, looked: [0] }
    const instants = a.standings.map(({ validFrom }) => validFrom)
    await replaceAssetStandings(tx, a.assetId, instants, [row])
  },
  setProgress: (tx, { submission }) => setProgress(tx, submission.id, 77),
  rereadSubmission: (tx, { submission: { tenantId, ...row } }) =>
    rereadSubmission(tx, { ...row, tool: 'stolen', items: 0 }),
  retireAsset: (tx, a) => {
    const { assetId, actorId } = a
    return retireAsset(tx, { assetId, from: LATER, recorded: LATER, reason: 'stolen', actorRef: actorId })
  },
  setFindingFacts: (tx, a) => {
    const when = { firstSeen: EVER, openedAt: EVER, closedAt: LATER }
    return setFindingFacts(
      tx,
      [{ id: a.findingId, machine: 'closed', ...when, reopened: 7, face: null }],
      LATER,
    )
  },
  setLabelSet: (tx, a) => setLabelSet(tx, a.assetId, a.otherLabelSetId),
  touchAsset: (tx, a) => touchAsset(tx, a.assetId, LATER, LATER),
  writeLabel: (tx, a) =>
    writeLabel(tx, { assetId: a.assetId, key: 'env', value: 'stolen', validFrom: LATER, recorded: LATER }),
  writeLines: (tx, a) => {
    const key = { checkKey: a.checkKey, subjectKey: a.subjectKey, subject: 'stolen' }
    const interval = {
      result: 'pass',
      severity: 'high',
      detail: '',
      printedResult: 'PASS',
      submissionId: a.submission.id,
      at: { from: 0, to: 1 },
      validFrom: LATER.getTime(),
      validTo: FOREVER,
    } as const
    return writeLines(tx, a.assetId, [{ ...key, drop: [interval], add: [interval] }], LATER)
  },
}
