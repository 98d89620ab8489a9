import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AssessmentList } from '@/components/assessments/assessment-list'
import type { OfferedFramework } from '@/components/assessments/offered-framework'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { listAssessments } from '@/lib/views/assessments'
import { pageScope } from '../../page-scope'
import { pageTimes, type SearchParams } from '../../page-times'

interface Props {
  params: Promise<{ tenant: string }>
  searchParams: SearchParams
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assessments'))('title') }
}

/** The tenant's assessments. */
export default async function AssessmentsPage({ params, searchParams }: Props) {
  const { scope } = await pageScope((await params).tenant, 'assessments.read')
  const initial = await listAssessments(scope, { ...pageTimes(await searchParams), limit: 200 })
  return <AssessmentList initial={initial} frameworks={offered()} />
}

/** In the catalogue's order: current editions first. */
function offered(): OfferedFramework[] {
  const catalogue = loadCatalogue()
  return catalogue.frameworks.map((framework) => ({
    id: framework.id,
    family: catalogue.familyOf.get(framework.id) ?? '',
    version: framework.version,
    title: framework.title,
    retired: framework.retired ?? null,
    levels: framework.levels.map((level) => ({
      id: level.id,
      title: level.title,
      published: level.requirements_published !== false,
    })),
  }))
}
