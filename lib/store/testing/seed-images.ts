import { v7 } from 'uuid'
import { checkKey, subjectKey } from '@/lib/core/check'
import { findingIdentity } from '@/lib/core/finding-identity'
import { coverageSetId } from '@/lib/core/label-set'
import type { VexStatement, Vulnerability } from '@/lib/core/report'
import { component } from '@/lib/core/testing/components'
import { FOREVER } from '@/lib/core/timeline'
import { placeImages } from '@/lib/ingest/place-images'
import { resolveImage } from '@/lib/ingest/resolve-image'
import type { TestTenant } from '@/tools/testing/tenant'
import { ensureActor } from '../actors/ensure-actor'
import { lockAssets } from '../assets/lock-assets'
import { putComponents } from '../components/put-components'
import { putCoverage } from '../coverage/put-coverage'
import { putReportedSet } from '../coverage/put-reported-set'
import { createFindings, putFindingKeys } from '../findings/create-findings'
import { inTenant } from '../in-tenant'
import { putReading } from '../readings/put-reading'
import { writeLines } from '../states/write-lines'
import { putSubmissionAssets } from '../submissions/submission-assets'
import { submissionsInOrder } from '../submissions/submissions-in-order'
import { putVex } from '../vex/put-vex'
import { replaceVexMatches } from '../vex/replace-vex-matches'
import { putAdvisoryRisks } from '../vulnerabilities/put-advisory-risks'
import { putVulnerabilities } from '../vulnerabilities/put-vulnerabilities'

/** Tag of the two images that are seeded: the second takes the place of the first. */
export const tagOfSeed = (canary: string) => `${canary}/app:1`
export const subjectOfSeed = (canary: string) => `CVE-${canary} pkg:deb/debian/${canary}@1`
export const CRITICAL = checkKey('trivy/vuln.critical')
export const HIGH = checkKey('trivy/vuln.high')

export const seededVulnerability = (canary: string): Vulnerability => ({
  advisory: `CVE-${canary}`,
  aliases: [`GHSA-${canary}`],
  package: { purl: `pkg:deb/debian/${canary}@1`, type: 'deb', name: canary, version: '1' },
  path: '',
  fixedIn: '2',
  severitySource: canary,
  ratings: [{ source: canary, score: 9.8 }],
  title: canary,
})

/** What a document says of that vulnerability. */
export const seededStatement = (canary: string): VexStatement => ({
  advisory: `CVE-${canary}`,
  aliases: [`GHSA-${canary}`],
  product: `${canary}/app`,
  component: '',
  status: 'affected',
})
export const statementOfSeed = (canary: string) => `CVE-${canary} ${canary}/app`

/** Leaves two images of one tag, a vulnerability in the second, and a document that speaks of it. */
export async function seedImages(tenant: TestTenant, canary: string): Promise<void> {
  const at = new Date()
  const vulnerability = seededVulnerability(canary)
  const subject = subjectOfSeed(canary)
  await inTenant(tenant.scope('owner', canary), async (tx) => {
    const actorRef = await ensureActor(tx)
    const submissions = await submissionsInOrder(tx)
    const [submission] = submissions
    if (!submission) throw new Error('the seed left no submission')
    let assetId = ''
    for (const n of [1, 2]) {
      const observedAt = new Date(at.getTime() - (3 - n) * 3_600_000)
      const tag = tagOfSeed(canary)
      const facts = {
        configDigest: `sha256:${canary}${n}`,
        manifestDigests: [],
        tags: [tag],
        repositories: [`${canary}/app`],
      }
      const image = { facts, handles: [tag], names: [tag] }
      const before = assetId
      assetId = await resolveImage(tx, { name: tag, facts }, observedAt, at)
      const locked = await lockAssets(tx, before ? [before, assetId] : [assetId])
      await placeImages(tx, [{ assetId, places: [0], image }], locked, { observedAt, recorded: at, actorRef })
    }
    const own = submissions.at(-1) ?? submission
    await putSubmissionAssets(tx, own.id, [{ place: 1, assetId: own.assetId ?? assetId }])
    await putVulnerabilities(tx, [{ subject, vulnerability }], at)
    const interval = {
      result: 'fail',
      severity: 'critical',
      detail: canary,
      printedResult: 'CRITICAL',
      submissionId: submission.id,
      at: { from: 0, to: 1 },
      validFrom: at.getTime(),
      validTo: FOREVER,
      vulnerability: { fixedIn: '2', severitySource: canary, clock: null },
    } as const
    const key = { checkKey: CRITICAL, subjectKey: subjectKey(subject), subject }
    await writeLines(tx, assetId, [{ ...key, drop: [], add: [interval] }], at)
    const said = statementOfSeed(canary)
    const statement = { checkKey: checkKey('openvex/statement'), subjectKey: subjectKey(said), subject: said }
    const stated = {
      ...interval,
      result: 'informational',
      severity: 'unknown',
      vex: { status: 'affected', statedAt: at.getTime() },
    } as const
    await writeLines(tx, assetId, [{ ...statement, drop: [], add: [stated] }], at)
    const document = { submissionId: submission.id, author: canary, reach: null }
    await putVex(tx, document, [{ subject: said, vex: seededStatement(canary) }])
    const match = { assetId, subjectKey: subjectKey(subject), statementKey: statement.subjectKey }
    await replaceVexMatches(tx, [match], [match])
    await putComponents(tx, {
      submissionId: submission.id,
      assetId,
      setId: v7(),
      components: [
        component(canary, [], {
          imageDigest: `sha256:${canary}2`,
          published: ['0.0.0.0:80->80/tcp'],
          isolation: { ...component('').isolation, privileged: true },
        }),
      ],
      places: [{ from: 0, to: 1 }],
    })
    const risk = { advisory: `CVE-${canary}`, epss: { score: 0.5 }, knownExploited: true as const }
    await putAdvisoryRisks(tx, submission.id, [{ ...vulnerability, ...risk }], at)
    const identity = findingIdentity(`repo:${canary}/app`, vulnerability)
    const id = v7()
    const { advisory, package: pkg, path } = vulnerability
    const facts = {
      firstSeen: at,
      openedAt: at,
      closedAt: null,
      reopened: 0,
      machine: 'open',
      fixedIn: '2',
    } as const
    const found = {
      identity,
      lineage: `${canary}/app`,
      advisory,
      type: pkg.type,
      name: pkg.name,
      version: pkg.version,
      path,
    }
    await createFindings(
      tx,
      [
        {
          id,
          assetId,
          checkKey: CRITICAL,
          subject,
          title: canary,
          severity: 'critical',
          weight: 1,
          ...facts,
          package: found,
        },
      ],
      at,
    )
    await putFindingKeys(tx, [{ assetId, ...key, findingId: id }])
    await putCoverage(tx, {
      assetId,
      observedAt: at,
      submissionId: submission.id,
      tool: 'trivy',
      profile: canary,
      setId: coverageSetId([CRITICAL]),
      checkKeys: [CRITICAL],
      partialPairs: [],
      possibleKeys: [HIGH],
      sha256: new Uint8Array(submission.evidenceSha256),
      sighting: false,
      recordedAt: at,
    })
    const by = { sender: submission.actorRef, tool: 'trivy', profile: canary }
    await putReportedSet(tx, by, coverageSetId([CRITICAL]), at)
    for (const { evidenceSha256 } of submissions) {
      const sha256 = new Uint8Array(evidenceSha256)
      const reading = { words: sha256, advisoryWords: null, said: canary, timeFrom: 0, timeTo: 1 }
      putReading(tx, { rest: sha256, evidenceSha256: sha256, ...reading })
    }
  })
}
