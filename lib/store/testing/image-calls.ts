import { v7 } from 'uuid'
import { subjectKey } from '@/lib/core/check'
import { lockAssets } from '../assets/lock-assets'
import { moveImageAliases } from '../assets/move-aliases'
import { replaceRuleRetirements, ruleRetirements } from '../assets/rule-retirements'
import { exploitableFlaws } from '../combinations/exploitable-flaws'
import { exposedLooks } from '../combinations/exposed-looks'
import { hostsOfImages } from '../combinations/hosts-of-images'
import { putReportedSet } from '../coverage/put-reported-set'
import { reportedBefore, silentReports, widenCoverage } from '../coverage/reported-before'
import { standingLook } from '../coverage/standing-look'
import { putFindingKeys } from '../findings/create-findings'
import { linesOfFindings } from '../findings/lines-of-findings'
import { findingsByIdentity, findingsOfAssets } from '../findings/load-findings-of-keys'
import { lockFindingFacts } from '../findings/set-finding-facts'
import { whereFinding } from '../findings/where-finding'
import { FOREVER_DATE } from '../forever'
import { imageConfigs } from '../images/image-configs'
import { assetsOfTags, holderOfTag, putImageTags, tagMovesOf } from '../images/image-tags'
import { putImage } from '../images/put-image'
import { findReading } from '../readings/find-reading'
import { putReading } from '../readings/put-reading'
import { exposureFigures, exposures } from '../statistics/exposures'
import { imageBurden } from '../statistics/image-burden'
import { worstPackages } from '../statistics/worst-packages'
import { assetsOfSubmissions, putSubmissionAssets } from '../submissions/submission-assets'
import { anyVex } from '../vex/any-vex'
import { namedAssets } from '../vex/named-assets'
import { putVex } from '../vex/put-vex'
import { replaceVexMatches } from '../vex/replace-vex-matches'
import { vexCandidates } from '../vex/vex-candidates'
import { vexSaid } from '../vex/vex-said'
import { advisoriesNamed } from '../vulnerabilities/advisories-named'
import { containersOfImages } from '../vulnerabilities/containers-of-images'
import { listVulnerabilities, type VulnerabilityQuery } from '../vulnerabilities/list-vulnerabilities'
import { placesOfAdvisories } from '../vulnerabilities/places-of-advisories'
import { putAdvisoryRisks } from '../vulnerabilities/put-advisory-risks'
import { putVulnerabilities } from '../vulnerabilities/put-vulnerabilities'
import { readVulnerability } from '../vulnerabilities/read-vulnerability'
import { riskEntries } from '../vulnerabilities/risk-entries'
import { EVER, type FirstTenant, LATER, THEN } from './first-tenant'
import type { Reading } from './reading'
import { CANARY } from './seed-first'
import {
  CRITICAL,
  HIGH,
  seededStatement,
  seededVulnerability,
  statementOfSeed,
  subjectOfSeed,
  tagOfSeed,
} from './seed-images'

const ANY_VULNERABILITY: VulnerabilityQuery = {
  at: LATER,
  knownAt: LATER,
  severities: null,
  knownExploited: null,
  fixable: null,
  epss: null,
  answered: null,
  assetIds: null,
  package: null,
  text: null,
  advisories: null,
  sort: 'risk',
  after: null,
  limit: 500,
}
const TAG = tagOfSeed(CANARY)
/** When the first of the two images still had the tag. */
const SOON = new Date(Date.now() - 90 * 60_000)
const runs = (a: FirstTenant) => ({
  agentId: null,
  actorRef: a.submission.actorRef,
  tool: 'trivy',
  profile: CANARY,
})

/** How images, their vulnerabilities and reports about several assets are asked for. */
export const IMAGE_READERS: Readonly<Record<string, readonly Reading[]>> = {
  assetsOfSubmissions: [(tx, a) => assetsOfSubmissions(tx, a.submissionIds)],
  assetsOfTags: [(tx) => assetsOfTags(tx, [TAG])],
  exploitableFlaws: [(tx) => exploitableFlaws(tx, [`sha256:${CANARY}2`])],
  exposedLooks: [(tx, a) => exposedLooks(tx, a.imageId)],
  hostsOfImages: [(tx, a) => hostsOfImages(tx, [a.imageId]), (tx) => hostsOfImages(tx, null)],
  exposureFigures: [(tx) => exposureFigures(tx, { at: LATER, knownAt: LATER })],
  exposures: [(tx) => exposures(tx, { at: LATER, knownAt: LATER }, 500)],
  findReading: [(tx, a) => findReading(tx, a.sha256)],
  findingsByIdentity: [(tx, a) => findingsByIdentity(tx, [a.identity])],
  findingsOfAssets: [(tx, a) => findingsOfAssets(tx, [a.imageId])],
  holderOfTag: [(tx) => holderOfTag(tx, TAG)],
  imageBurden: [
    (tx) => imageBurden(tx, { at: LATER, knownAt: LATER }),
    (tx) => imageBurden(tx, { at: SOON, knownAt: LATER }),
  ],
  imageConfigs: [(tx, a) => imageConfigs(tx, [a.imageId])],
  linesOfFindings: [(tx, a) => linesOfFindings(tx, [a.vulnerableId])],
  lockAssets: [(tx, a) => lockAssets(tx, [a.assetId])],
  lockFindingFacts: [(tx, a) => lockFindingFacts(tx, [a.findingId])],
  readVulnerability: [(tx) => readVulnerability(tx, subjectOfSeed(CANARY))],
  reportedBefore: [(tx, a) => reportedBefore(tx, runs(a), LATER, [CRITICAL])],
  ruleRetirements: [(tx, a) => ruleRetirements(tx, [a.oldImageId])],
  standingLook: [
    (tx, a) => standingLook(tx, a.imageId, { ...runs(a), checkKeys: [CRITICAL], words: new Uint8Array() }),
  ],
  silentReports: [(tx, a) => silentReports(tx, runs(a), EVER, [HIGH])],
  tagMovesOf: [(tx, a) => tagMovesOf(tx, [a.imageId])],
  anyVex: [(tx) => anyVex(tx)],
  namedAssets: [(tx, a) => namedAssets(tx, [a.imageId])],
  advisoriesNamed: [(tx) => advisoriesNamed(tx, `GHSA-${CANARY}`)],
  containersOfImages: [(tx, a) => containersOfImages(tx, [a.imageId], { at: LATER, knownAt: LATER }, 500)],
  listVulnerabilities: [(tx) => listVulnerabilities(tx, ANY_VULNERABILITY)],
  placesOfAdvisories: [(tx) => placesOfAdvisories(tx, [`CVE-${CANARY}`], { at: LATER, knownAt: LATER }, 500)],
  riskEntries: [(tx) => riskEntries(tx, [`CVE-${CANARY}`])],
  vexCandidates: [(tx, a) => vexCandidates(tx, { names: [`CVE-${CANARY}`], assetIds: [a.imageId] })],
  vexSaid: [
    (tx, a) => vexSaid(tx, { findingId: a.vulnerableId }, { at: LATER, knownAt: LATER }),
    (tx) => vexSaid(tx, { advisories: [`CVE-${CANARY}`] }, { at: LATER, knownAt: LATER }),
  ],
  whereFinding: [
    (tx, a) => whereFinding(tx, a.vulnerableId, { at: LATER, knownAt: LATER }),
    (tx, a) => whereFinding(tx, a.findingId, { at: THEN, knownAt: LATER }),
  ],
  worstPackages: [(tx) => worstPackages(tx, { at: LATER, knownAt: LATER }, 500)],
}

/** How they are written, into or over what the first tenant has. */
export const IMAGE_WRITERS: Readonly<Record<string, Reading>> = {
  moveImageAliases: (tx, a) =>
    moveImageAliases(tx, [{ alias: TAG, assetId: a.oldImageId, source: 'tag' }], LATER),
  putFindingKeys: (tx, a) => {
    const key = { assetId: a.imageId, checkKey: a.checkKey, subjectKey: v7() }
    return putFindingKeys(tx, [{ ...key, findingId: a.findingId }])
  },
  putImage: (tx, a) =>
    putImage(
      tx,
      a.imageId,
      { configDigest: 'stolen', manifestDigests: [], tags: [], repositories: [] },
      LATER,
    ),
  putImageTags: (tx, a) =>
    putImageTags(tx, { assetId: a.imageId, tags: ['stolen'], architecture: '', observedAt: LATER }),
  putSubmissionAssets: (tx, a) =>
    putSubmissionAssets(tx, a.submission.id, [{ place: 7, assetId: a.imageId }]),
  putVulnerabilities: (tx) => {
    const vulnerability = { ...seededVulnerability(CANARY), title: 'stolen' }
    return putVulnerabilities(tx, [{ subject: 'stolen', vulnerability }], LATER)
  },
  putAdvisoryRisks: (tx, a) =>
    putAdvisoryRisks(tx, a.submission.id, [{ ...seededVulnerability(CANARY), epss: { score: 0.9 } }], LATER),
  putVex: (tx, a) =>
    putVex(tx, { submissionId: a.submission.id, author: 'stolen', reach: 'stolen' }, [
      { subject: 'stolen', vex: { ...seededStatement(CANARY), aliases: ['stolen'] } },
    ]),
  replaceVexMatches: (tx, a) => {
    const statementKey = subjectKey(statementOfSeed(CANARY))
    const match = { assetId: a.imageId, subjectKey: subjectKey(subjectOfSeed(CANARY)), statementKey }
    return replaceVexMatches(tx, [match], [])
  },
  replaceRuleRetirements: (tx, a) => {
    const [drop, add] = [EVER, LATER].map((validFrom) => ({
      assetId: a.oldImageId,
      validFrom,
      validTo: FOREVER_DATE,
    }))
    const change = { drop: drop ? [drop] : [], add: add ? [add] : [] }
    return replaceRuleRetirements(tx, { ...change, reason: 'stolen', recorded: LATER, actorRef: a.actorId })
  },
  putReading: async (tx, a) => {
    const time = { timeFrom: 0, timeTo: 1, advisoryWords: null, said: 'stolen' }
    putReading(tx, { rest: new Uint8Array(32), evidenceSha256: a.sha256, words: a.sha256, ...time })
  },
  putReportedSet: (tx, a) =>
    putReportedSet(tx, { sender: a.actorId, tool: 'trivy', profile: 'stolen' }, a.setId, LATER),
  widenCoverage: (tx, a) => {
    const report = { assetId: a.imageId, submissionId: a.submission.id }
    return widenCoverage(tx, report, { setId: v7(), checkKeys: [HIGH], possibleKeys: [] })
  },
}
