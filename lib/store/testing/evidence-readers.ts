import { aliasesOf } from '../assets/aliases-of'
import { allAssets } from '../assets/all-assets'
import { assetsAt } from '../assets/assets-at'
import { assetsById } from '../assets/assets-by-id'
import { findAssetsByAlias } from '../assets/find-asset-by-alias'
import { findAssetIds } from '../assets/find-asset-ids'
import { knownAssets } from '../assets/known-assets'
import { labelIntervals } from '../assets/label-intervals'
import { labelsKnown } from '../assets/labels-known'
import { labelsOf } from '../assets/labels-of'
import { listAssets } from '../assets/list-assets'
import { lockAsset } from '../assets/lock-asset'
import { retirementsOf } from '../assets/retirements-of'
import { unknownChecks } from '../checks/unknown-checks'
import { componentLooksBetween } from '../components/component-looks-between'
import { componentLooksFrom } from '../components/component-looks-from'
import { componentsAt } from '../components/components-at'
import { declarationsAt } from '../components/declarations-at'
import { declarationsKnown } from '../components/declarations-known'
import { declarationsOf } from '../components/declarations-of'
import { coverageAt } from '../coverage/coverage-at'
import { coverageOfSubmission } from '../coverage/coverage-of-submission'
import { coverageSets } from '../coverage/coverage-sets'
import { lastLooks } from '../coverage/last-looks'
import { laterCoverage } from '../coverage/later-coverage'
import { looksBefore } from '../coverage/looks-before'
import { looksBetween } from '../coverage/looks-between'
import { looksFrom } from '../coverage/looks-from'
import { looksOfAsset } from '../coverage/looks-of-asset'
import { reportedTools } from '../coverage/reported-tools'
import { countEvidence } from '../evidence/count-evidence'
import { evidenceBeginningWith } from '../evidence/evidence-beginning-with'
import { evidenceSize } from '../evidence/evidence-size'
import { ANY_EVIDENCE } from '../evidence/evidence-sql'
import { lastEvidence } from '../evidence/last-evidence'
import { listEvidence } from '../evidence/list-evidence'
import { readEvidence } from '../evidence/read-evidence'
import { FOREVER_DATE } from '../forever'
import { readStamps } from '../stamps/read-stamps'
import { assetStandings } from '../standings/asset-standings'
import { assetsToTally } from '../standings/assets-to-tally'
import { standingContents } from '../standings/standing-contents'
import { standingsAt } from '../standings/standings-at'
import { standingsOver } from '../standings/standings-over'
import { endedFailures } from '../states/ended-failures'
import { failuresOfAsset } from '../states/failures-of-asset'
import { linesOfAsset } from '../states/lines-of-asset'
import { listStates } from '../states/list-states'
import { loadLines } from '../states/load-lines'
import { loadStates } from '../states/load-states'
import { otherLines } from '../states/other-lines'
import { statesAt } from '../states/states-at'
import { statesBetween } from '../states/states-between'
import { anySubmission } from '../submissions/any-submission'
import { countSubmissions } from '../submissions/count-submissions'
import { evidenceOf } from '../submissions/evidence-of'
import { findByDedupeKeys } from '../submissions/find-by-dedupe-keys'
import { findSubmission } from '../submissions/find-submission'
import { listSubmissions } from '../submissions/list-submissions'
import { openReport } from '../submissions/open-report'
import { senderOf } from '../submissions/sender-of'
import { sightingsOf } from '../submissions/sightings-of'
import { ANY_SUBMISSION } from '../submissions/submission-where'
import { submissionsBehind } from '../submissions/submissions-behind'
import { submissionsInOrder } from '../submissions/submissions-in-order'
import { NOW, PAGE, PAST, SOON } from './asked-times'
import { FINDING_READERS } from './finding-readers'
import { EVER, LATER } from './first-tenant'
import type { Reading } from './reading'
import { CANARY } from './seed-first'

const SPAN = { from: EVER, to: LATER, knownAt: LATER, timeZone: 'Asia/Shanghai' }
const ASSETS = { id: null, kind: null, text: null, retired: null, ...NOW, ...PAGE }
const ANY_STATE = { ...NOW, assetIds: null, checkKeys: null, result: null, ...PAGE }

/** How what evidence says is asked for: of everything, and by the first tenant's own ids and values. */
export const EVIDENCE_READERS: Readonly<Record<string, readonly Reading[]>> = {
  ...FINDING_READERS,
  aliasesOf: [(tx, a) => aliasesOf(tx, [a.assetId])],
  allAssets: [(tx) => allAssets(tx)],
  anySubmission: [(tx) => anySubmission(tx)],
  assetsToTally: [(tx) => assetsToTally(tx, 'another')],
  assetStandings: [(tx, a) => assetStandings(tx, a.assetId, EVER, FOREVER_DATE)],
  assetsAt: [(tx) => assetsAt(tx, NOW)],
  assetsById: [(tx, a) => assetsById(tx, [a.assetId])],
  componentLooksFrom: [(tx, a) => componentLooksFrom(tx, a.assetId, EVER)],
  componentLooksBetween: [(tx, a) => componentLooksBetween(tx, { ...SPAN, assetIds: [a.assetId] })],
  componentsAt: [
    (tx) => componentsAt(tx, { ...NOW, assetIds: null }),
    (tx, a) => componentsAt(tx, { ...NOW, assetIds: [a.assetId] }),
  ],
  reportedTools: [(tx) => reportedTools(tx)],
  coverageAt: [
    (tx) => coverageAt(tx, { ...NOW, assetIds: null }),
    (tx) => coverageAt(tx, { ...PAST, assetIds: null }),
    (tx, a) => coverageAt(tx, { ...NOW, assetIds: [a.assetId] }),
  ],
  looksFrom: [(tx, a) => looksFrom(tx, a.assetId, EVER, FOREVER_DATE)],
  coverageOfSubmission: [(tx, a) => coverageOfSubmission(tx, a.submission.id)],
  coverageSets: [(tx, a) => coverageSets(tx, [a.setId])],
  countSubmissions: [(tx) => countSubmissions(tx, ANY_SUBMISSION)],
  countEvidence: [(tx) => countEvidence(tx, ANY_EVIDENCE)],
  listEvidence: [
    (tx) => listEvidence(tx, { filter: ANY_EVIDENCE, ...PAGE }),
    (tx, a) => listEvidence(tx, { filter: { ...ANY_EVIDENCE, assetIds: [a.assetId], until: NOW }, ...PAGE }),
  ],
  evidenceBeginningWith: [
    (tx, a) => evidenceBeginningWith(tx, Buffer.from(a.sha256).toString('hex').slice(0, 8)),
  ],
  declarationsKnown: [(tx, a) => declarationsKnown(tx, { ...SPAN, assetIds: [a.assetId] })],
  declarationsAt: [
    (tx) => declarationsAt(tx, { ...NOW, assetIds: null }),
    (tx, a) => declarationsAt(tx, { ...NOW, assetIds: [a.assetId] }),
  ],
  declarationsOf: [(tx, a) => declarationsOf(tx, a.assetId)],
  evidenceOf: [(tx, a) => evidenceOf(tx, a.submissionIds)],
  evidenceSize: [(tx, a) => evidenceSize(tx, a.sha256)],
  failuresOfAsset: [(tx, a) => failuresOfAsset(tx, a.assetId, NOW)],
  findAssetIds: [(tx) => findAssetIds(tx, `${CANARY}-host`)],
  findAssetsByAlias: [(tx) => findAssetsByAlias(tx, 'host', [`${CANARY}-host`])],
  findSubmission: [(tx, a) => findSubmission(tx, a.submission.id)],
  findByDedupeKeys: [
    (tx, a) =>
      findByDedupeKeys(tx, new Uint8Array(a.submission.evidenceSha256), [
        new Uint8Array(a.submission.dedupeKey),
      ]),
  ],
  knownAssets: [(tx) => knownAssets(tx, NOW), (tx, a) => knownAssets(tx, NOW, a.assetId)],
  labelIntervals: [(tx, a) => labelIntervals(tx, a.assetId)],
  labelsKnown: [(tx) => labelsKnown(tx, null, LATER), (tx, a) => labelsKnown(tx, [a.assetId], LATER)],
  labelsOf: [
    (tx) => labelsOf(tx, null),
    (tx) => labelsOf(tx, null, NOW),
    (tx, a) => labelsOf(tx, [a.assetId], NOW),
  ],
  lastLooks: [(tx, a) => lastLooks(tx, [{ assetId: a.assetId, checkKey: a.checkKey }])],
  laterCoverage: [(tx, a) => laterCoverage(tx, a.assetId, EVER)],
  linesOfAsset: [(tx, a) => linesOfAsset(tx, a.assetId)],
  listAssets: [
    (tx) => listAssets(tx, ASSETS),
    (tx) => listAssets(tx, { ...ASSETS, text: CANARY, retired: true }),
    (tx, a) => listAssets(tx, { ...ASSETS, id: a.assetId, kind: 'host', retired: false }),
  ],
  listStates: [
    (tx) => listStates(tx, ANY_STATE),
    (tx) => listStates(tx, { ...ANY_STATE, ...PAST }),
    (tx, a) =>
      listStates(tx, { ...ANY_STATE, assetIds: [a.assetId], checkKeys: [a.checkKey], result: 'fail' }),
  ],
  listSubmissions: [
    (tx) => listSubmissions(tx, { ...ANY_SUBMISSION, sort: 'receivedAt', ...PAGE }),
    (tx, a) =>
      listSubmissions(tx, {
        ...ANY_SUBMISSION,
        id: a.submission.id,
        assetIds: [a.assetId],
        state: 'parsed',
        tool: a.submission.tool,
        format: a.submission.format,
        evidence: [new Uint8Array(a.submission.evidenceSha256)],
        actorRef: a.actorId,
        received: { from: EVER, to: LATER },
        until: NOW,
        sort: 'observedAt',
        ...PAGE,
      }),
  ],
  endedFailures: [(tx, a) => endedFailures(tx, a.assetId, new Date(), [a.endedKey])],
  loadLines: [(tx, a) => loadLines(tx, a.assetId, EVER, [a.checkKey])],
  loadStates: [
    (tx, a) => loadStates(tx, a.assetId, EVER, FOREVER_DATE, [a.checkKey]),
    (tx, a) => loadStates(tx, a.assetId, EVER, FOREVER_DATE, null),
  ],
  otherLines: [(tx, a) => otherLines(tx, a.assetId, [], [a.checkKey])],
  lockAsset: [(tx, a) => lockAsset(tx, a.assetId)],
  openReport: [
    (tx, a) =>
      openReport(tx, {
        kind: 'host',
        names: [`${CANARY}-host`],
        tool: 'docker-bench-security',
        profile: '',
        observedAt: LATER,
        sha256: new Uint8Array(32),
        key: new Uint8Array(16),
        rejectedKey: new Uint8Array(16),
        checkKeys: [a.checkKey],
        untold: [],
        words: new Uint8Array(16),
        most: 1e6,
      }),
  ],
  lastEvidence: [
    (tx, a) => lastEvidence(tx, { assetId: a.assetId, tool: 'docker-bench-security', most: 1e6 }),
  ],
  looksBefore: [(tx, a) => looksBefore(tx, [{ assetId: a.assetId, at: SOON.getTime() }], SOON)],
  looksBetween: [
    (tx) => looksBetween(tx, { ...SPAN, assetIds: null }),
    (tx, a) => looksBetween(tx, { ...SPAN, assetIds: [a.assetId] }),
  ],
  looksOfAsset: [(tx, a) => looksOfAsset(tx, a.assetId, NOW)],
  readEvidence: [(tx, a) => readEvidence(tx, a.sha256)],
  retirementsOf: [(tx) => retirementsOf(tx, null), (tx, a) => retirementsOf(tx, [a.retiredId], LATER)],
  senderOf: [(tx, a) => senderOf(tx, a.submission)],
  sightingsOf: [(tx, a) => sightingsOf(tx, [a.sightedId])],
  statesAt: [
    (tx) => statesAt(tx, { ...NOW, assetIds: null }),
    (tx) => statesAt(tx, { ...PAST, assetIds: null }),
    (tx, a) => statesAt(tx, { ...NOW, assetIds: [a.assetId], checkKeys: [a.checkKey] }),
  ],
  statesBetween: [
    (tx) => statesBetween(tx, { ...SPAN, assetIds: null }),
    (tx, a) => statesBetween(tx, { ...SPAN, assetIds: [a.assetId] }),
  ],
  submissionsBehind: [(tx, a) => submissionsBehind(tx, a.submissionIds)],
  submissionsInOrder: [(tx) => submissionsInOrder(tx)],
  standingContents: [(tx, a) => standingContents(tx, [a.standingId])],
  readStamps: [(tx) => readStamps(tx)],
  standingsAt: [async (tx) => (await standingsAt(tx, SOON))?.assets ?? []],
  standingsOver: [(tx) => standingsOver(tx, [0, SOON.getTime()])],
  unknownChecks: [(tx, a) => unknownChecks(tx, [a.unknownKey])],
}
