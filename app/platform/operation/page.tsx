import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlatformFrame } from '@/components/platform/platform-frame'
import { PlatformOperation } from '@/components/platform/platform-operation'
import { readOperation } from '@/lib/views/read-operation'
import { platformPage } from '../platform-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('platform'))('page.operation') }
}

/** How the installation goes: what comes in, what fails, what waits. */
export default async function PlatformOperationPage() {
  const { scope, person, actions } = await platformPage('/platform/operation', 'platform.operation.read')
  return (
    <PlatformFrame person={person} actions={actions}>
      <PlatformOperation initial={await readOperation(scope, new Date())} />
    </PlatformFrame>
  )
}
