'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMay } from '@/components/api/tenant-context'
import { useDownload } from '@/components/api/use-download'
import { useReport, useRequestReport } from '@/components/api/use-reports'
import { ErrorState } from '@/components/common/error-state'
import { LazyMenu } from '@/components/floating/lazy-menu'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { reportFileName } from './report-file-name'
import { REPORT_FORMATS } from './report-formats'
import classes from './reports.module.css'

/** Asks for a report of what the page shows, follows it, and hands it over when it is done. */
export function ReportButton({ assessment }: { assessment: string }) {
  const t = useTranslations('reports')
  const may = useMay('reports.create')
  const [id, setId] = useState<string | null>(null)
  const request = useRequestReport(assessment)
  const { data: report } = useReport(id)
  const download = useDownload()
  if (!may) return null
  const busy = id !== null && report?.state !== 'done' && report?.state !== 'failed'
  return (
    <div className={classes.button}>
      <LazyMenu
        position="bottom-end"
        target={
          <Button variant="default" loading={busy || request.isPending}>
            {t('make')}
          </Button>
        }
      >
        {(Menu) => (
          <>
            {REPORT_FORMATS.flatMap((format) => [
              <Menu.Label key={format}>{t(`format.${format}`)}</Menu.Label>,
              ...(['zh', 'en'] as const).map((lang) => (
                <Menu.Item
                  key={`${format}-${lang}`}
                  onClick={() => request.mutate({ format, lang }, { onSuccess: (made) => setId(made.id) })}
                >
                  {format.toUpperCase()} · <span lang={lang}>{t(`in.${lang}`)}</span>
                </Menu.Item>
              )),
            ])}
          </>
        )}
      </LazyMenu>
      {busy ? <Progress value={report?.progress ?? 0} size="xs" mt={4} aria-label={t('progress')} /> : null}
      {report?.state === 'done' ? (
        <Button
          variant="subtle"
          size="xs"
          onClick={() =>
            download.mutate({ path: `/reports/${report.id}/content`, name: reportFileName(report) })
          }
        >
          {t('download')}
        </Button>
      ) : null}
      {report?.state === 'failed' ? <p role="alert">{t('failed')}</p> : null}
      {request.error ? <ErrorState error={request.error} /> : null}
      {download.error ? <ErrorState error={download.error} /> : null}
    </div>
  )
}
