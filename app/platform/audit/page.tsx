import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlatformAudit } from '@/components/platform/platform-audit'
import { PlatformFrame } from '@/components/platform/platform-frame'
import { houseScope } from '@/lib/access/keys'
import { readAuditEvents } from '@/lib/views/read-audit-events'
import { platformPage } from '../platform-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('platform'))('page.audit') }
}

/** Who did what on the platform. */
export default async function PlatformAuditPage() {
  const { scope, person, actions } = await platformPage('/platform/audit', 'platform.audit.read')
  return (
    <PlatformFrame person={person} actions={actions}>
      <PlatformAudit initial={await readAuditEvents(houseScope(scope), { limit: 50 })} />
    </PlatformFrame>
  )
}
