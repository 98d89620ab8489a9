'use client'

import { useTranslations } from 'next-intl'
import { useAddress } from '@/components/common/use-address'
import { TrendSection } from '@/components/trend/trend-section'
import { NativeSelect } from '@/components/ui/native-select'
import type { AssessmentDto } from '@/lib/views/assessment.schema'
import classes from './overview.module.css'

/** How one assessment's gauge moved; which one is in the address, the first unless said. */
export function OverviewTrend({ assessments }: { assessments: readonly AssessmentDto[] }) {
  const t = useTranslations('trend')
  const { get, set } = useAddress()
  const published = assessments.filter((one) => one.requirements_published)
  const shown = published.find((one) => one.id === get('trend')) ?? published[0]
  if (!shown) return null
  return (
    <div className={classes.trend}>
      <TrendSection
        assessment={shown.id}
        of={
          published.length > 1 ? (
            <NativeSelect
              size="xs"
              aria-label={t('assessment')}
              value={shown.id}
              onChange={({ currentTarget: { value } }) =>
                set({ trend: value === published[0]?.id ? undefined : value })
              }
              data={published.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null
        }
      />
    </div>
  )
}
