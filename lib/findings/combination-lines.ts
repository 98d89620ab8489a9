import { subjectKey } from '@/lib/core/check'
import { COMBINATION_CHECK_KEY } from '@/lib/core/combinations/combination-check'
import { combine } from '@/lib/core/combinations/combine'
import type { KnownLine } from '@/lib/core/place-report'
import { exploitableFlaws } from '@/lib/store/combinations/exploitable-flaws'
import { exposedLooks } from '@/lib/store/combinations/exposed-looks'
import type { TenantTx } from '@/lib/store/in-tenant'

/** What the looks at a host and the scans of its images say together of its containers: a function of both, as now known. */
export async function combinationLines(tx: TenantTx, assetId: string): Promise<KnownLine[]> {
  const looks = (await exposedLooks(tx, assetId)).map((look) => ({
    ...look,
    observedAt: look.observedAt.getTime(),
  }))
  const digests = looks.flatMap(({ containers }) => containers.map(({ imageDigest }) => imageDigest))
  const flaws = await exploitableFlaws(tx, [...new Set(digests)])
  const lines = combine(
    looks,
    flaws.map(({ validFrom, validTo, ...flaw }) => ({
      ...flaw,
      from: validFrom.getTime(),
      to: validTo.getTime(),
    })),
  )
  return [...lines].map(([subject, intervals]) => ({
    checkKey: COMBINATION_CHECK_KEY,
    subjectKey: subjectKey(subject),
    subject,
    intervals,
  }))
}
