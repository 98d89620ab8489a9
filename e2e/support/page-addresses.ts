import { PAGE_TIMES } from '@/components/shell/page-time'
import { assetPage } from '@/lib/views/asset.schema'
import { findingPage } from '@/lib/views/finding.schema'
import { submissionPage } from '@/lib/views/submission.schema'
import type { Api } from './api'
import { assessmentNamed, ISO } from './assessments'
import { pick } from './pick'

/**
 * Where each page of a tenant is found in the demo, by its folder in `PAGE_TIMES` (`assessments/[id]` → `/assessments/asm_…`),
 * so that what is promised of every page is held by every page.
 * @param api of somebody who may read them all: an owner
 * @throws where a page wants something that is not named here
 */
export async function pageAddresses(api: Api): Promise<Map<string, string>> {
  const [assessment, assets, findings, submissions] = await Promise.all([
    assessmentNamed(api, ISO),
    api.read('/assets?kind=host&limit=1', assetPage),
    api.read('/findings?status=open&limit=1', findingPage),
    api.read('/submissions?state=parsed&limit=100', submissionPage),
  ])
  // The shortest report, since a page of evidence is as long as what it shows.
  const byLength = submissions.items.toSorted((one, other) => one.evidence.bytes - other.evidence.bytes)
  const submission = pick(byLength, 'submission')
  const things: Record<string, string> = {
    'assessments/[id]': assessment.id,
    'controls/[control]': 'A.8.9',
    'assets/[id]': pick(assets.items, 'host').id,
    'findings/[id]': pick(findings.items, 'finding').id,
    'submissions/[id]': submission.id,
    'evidence/[sha256]': submission.evidence.sha256,
    'frameworks/[framework]': assessment.framework.id,
  }
  return new Map(
    Object.keys(PAGE_TIMES).map((page) => {
      const path = page.replaceAll(/(\w+)\/\[\w+\]/g, (place, folder: string) => {
        const id = things[place]
        if (!id) throw new Error(`Name a thing of the demo for ${place} of the page ${page}.`)
        return `${folder}/${id}`
      })
      return [page, `/${path}`]
    }),
  )
}
