import { PAGE_TIMES } from '@/components/shell/page-time'
import { assetPage } from '@/lib/views/asset.schema'
import { findingPage } from '@/lib/views/finding.schema'
import { identityProviderPage } from '@/lib/views/identity-provider.schema'
import { submissionPage } from '@/lib/views/submission.schema'
import { vulnerabilityPage } from '@/lib/views/vulnerability.schema'
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
  const [assessment, assets, findings, submissions, vulnerabilities] = await Promise.all([
    assessmentNamed(api, ISO),
    api.read('/assets?kind=host&limit=1', assetPage),
    api.read('/findings?status=open&limit=1', findingPage),
    api.read('/submissions?state=parsed&limit=100', submissionPage),
    api.read('/vulnerabilities?limit=1', vulnerabilityPage),
  ])
  // The shortest report, since a page of evidence is as long as what it shows.
  const byLength = submissions.items.toSorted((one, other) => one.evidence.bytes - other.evidence.bytes)
  const submission = pick(byLength, 'submission')
  const things: Record<string, string> = {
    'assessments/[id]': assessment.id,
    'controls/[control]': 'A.8.9',
    'assets/[id]': pick(assets.items, 'host').id,
    'findings/[id]': pick(findings.items, 'finding').id,
    'vulnerabilities/[id]': encodeURIComponent(pick(vulnerabilities.items, 'vulnerability').id),
    'submissions/[id]': submission.id,
    'evidence/[sha256]': submission.evidence.sha256,
    'frameworks/[framework]': assessment.framework.id,
    'identity/[provider]': await providerOf(api),
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

/** A provider whose rules there are to see; made where the tenant has none, and never switched on. */
async function providerOf(api: Api): Promise<string> {
  const { items } = await api.read('/identity-providers', identityProviderPage)
  if (items[0]) return items[0].id
  const oidc = {
    issuer: 'https://id.example.com',
    client_id: 'plimsoll',
    client_auth: 'client_secret_basic',
    ca: null,
    scopes: ['profile'],
    login_claim: 'preferred_username',
    name_claim: 'name',
    email_claim: 'email',
    groups_claim: 'groups',
    end_session: true,
  }
  // Refused where another test has made it in the same moment: then that one is there.
  await api.send('POST', '/identity-providers', { name: 'Example', oidc, secret: 'of nobody' })
  return pick((await api.read('/identity-providers', identityProviderPage)).items, 'identity provider').id
}
