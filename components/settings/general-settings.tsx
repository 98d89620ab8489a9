'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMay } from '@/components/api/tenant-context'
import { useChangeSettings, useSettings } from '@/components/api/use-settings'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { notify } from '@/components/notices/notify'
import type { TenantSettingsDto, TenantSettingsPatch } from '@/lib/views/admin.schema'
import { Archive } from './archive'
import { GeneralForm } from './general-form'

const Retention = dynamic(() => import('@/components/retention/retention').then((part) => part.Retention), {
  ssr: false,
})

export interface GeneralSettingsProps {
  initial: TenantSettingsDto
  /** IANA names that the server knows. */
  timeZones: readonly string[]
}

/** What holds for everybody in the tenant. */
export function GeneralSettings({ initial, timeZones }: GeneralSettingsProps) {
  const t = useTranslations('settings.general')
  const may = useMay('settings.write')
  const router = useRouter()
  const { data, error } = useSettings(initial)
  const change = useChangeSettings()
  const save = (changed: TenantSettingsPatch) =>
    change.mutate(changed, {
      onSuccess: () => {
        notify(t('saved'))
        // The shell shows the name and every page the zone.
        router.refresh()
      },
    })
  return (
    <>
      <PageHeader title={t('title')} lead={may ? t('lead') : t('leadRead')} />
      {error ? <ErrorState error={error} /> : null}
      {/* What was saved starts the fields anew. */}
      <GeneralForm
        key={JSON.stringify(data)}
        settings={data}
        timeZones={timeZones}
        readOnly={!may}
        onSave={save}
        saving={change.isPending}
        error={change.error}
      />
      <Retention />
      <Archive />
    </>
  )
}
