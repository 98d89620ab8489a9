'use client'

import { useTranslations } from 'next-intl'
import { useRecentReports } from '@/components/api/use-reports'
import { formatInstant } from '@/components/common/format-instant'
import { Button } from '@/components/ui/button'
import classes from './as-of.module.css'

export interface ReportInstantsProps {
  zone: string
  onChoose: (times: { as_of: string; known_at: string }) => void
}

/** What the last reports show: their instant, as it was known when each was made. */
export function ReportInstants({ zone, onChoose }: ReportInstantsProps) {
  const t = useTranslations('shell.asOf')
  const { data } = useRecentReports()
  if (!data || data.items.length === 0) return null
  return (
    <fieldset className={classes.reports}>
      <legend>{t('reports')}</legend>
      {data.items.map((report) => (
        <Button
          key={report.id}
          size="compact-sm"
          variant="subtle"
          color="gray"
          justify="flex-start"
          fullWidth
          onClick={() => onChoose({ as_of: report.as_of, known_at: report.known_at })}
        >
          <span className={classes.reportName}>{report.assessment.name}</span>
          <span className="numbers">{formatInstant(report.as_of, zone)}</span>
        </Button>
      ))}
    </fieldset>
  )
}
