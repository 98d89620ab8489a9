/**
 * What a page shows while an instant is chosen: what held then; always the present; or a record that never changes and so is
 * the same at every instant. A page that is not named shows the present, and says so.
 */
export type PageTime = 'as_of' | 'present' | 'record'

/** Pages below the tenant, as the folders of `app/t/[tenant]/(app)` call them; a test holds the two together. */
export const PAGE_TIMES: Readonly<Record<string, PageTime>> = {
  overview: 'as_of',
  assessments: 'as_of',
  'assessments/[id]': 'as_of',
  'assessments/[id]/profile': 'present',
  'assessments/[id]/controls/[control]': 'as_of',
  'assessments/[id]/sample': 'as_of',
  'assessments/[id]/functions': 'as_of',
  population: 'as_of',
  findings: 'as_of',
  'findings/[id]': 'as_of',
  'findings/changes': 'as_of',
  vulnerabilities: 'as_of',
  'vulnerabilities/[id]': 'as_of',
  exceptions: 'present',
  assets: 'as_of',
  'assets/[id]': 'as_of',
  'assets/[id]/functions': 'as_of',
  'assets/heat-map': 'as_of',
  'assets/images': 'as_of',
  submissions: 'as_of',
  'submissions/[id]': 'record',
  evidence: 'as_of',
  'evidence/[sha256]': 'record',
  reports: 'as_of',
  frameworks: 'present',
  'frameworks/[framework]': 'present',
  agents: 'present',
  settings: 'present',
  'settings/account': 'present',
  'settings/accounts': 'present',
  'settings/audit': 'present',
  'settings/general': 'present',
  'settings/identity': 'present',
  'settings/identity/[provider]': 'present',
  'settings/members': 'present',
  'settings/roles': 'present',
  'settings/tokens': 'present',
  'settings/webhooks': 'present',
}

const patterns = Object.entries(PAGE_TIMES).map(
  ([page, time]) => [new RegExp(`^/t/[^/]+/${page.replaceAll(/\[\w+\]/g, '[^/]+')}/?$`), time] as const,
)

/** @param path of the address (`/t/acme/findings`) */
export function pageTime(path: string): PageTime {
  return patterns.find(([pattern]) => pattern.test(path))?.[1] ?? 'present'
}
