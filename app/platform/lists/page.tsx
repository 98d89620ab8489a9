import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlatformFrame } from '@/components/platform/platform-frame'
import { PlatformLists } from '@/components/platform/platform-lists'
import { readLists } from '@/lib/views/vulnerability-lists'
import { platformPage } from '../platform-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('platform'))('page.lists') }
}

/** Public lists of vulnerabilities, uploaded by hand: no server of ours fetches anything. */
export default async function PlatformListsPage() {
  const { scope, person, actions } = await platformPage('/platform/lists', 'platform.lists.read')
  return (
    <PlatformFrame person={person} actions={actions}>
      <PlatformLists initial={await readLists(scope)} may={actions.includes('platform.lists.write')} />
    </PlatformFrame>
  )
}
