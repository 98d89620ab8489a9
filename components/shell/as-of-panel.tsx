import { useTranslations } from 'next-intl'
import { useMay } from '@/components/api/tenant-context'
import { Button } from '@/components/ui/button'
import classes from './as-of.module.css'
import { AsOfForm, type AsOfFormProps } from './as-of-form'
import { QUICK, quickInstants } from './quick-instants'
import { ReportInstants } from './report-instants'

/** Loaded by `as-of-picker.tsx` when it is first opened: near instants, those of reports, and any other. */
export function AsOfPanel({ zone, as_of, known_at, onChoose }: AsOfFormProps) {
  const t = useTranslations('shell.asOf')
  const mayReports = useMay('reports.read')
  return (
    <>
      <div className={classes.quick}>
        <Button
          size="compact-sm"
          variant={as_of || known_at ? 'default' : 'filled'}
          onClick={() => onChoose({})}
        >
          {t('nowButton')}
        </Button>
        {QUICK.map((id) => (
          <Button
            key={id}
            size="compact-sm"
            variant="default"
            onClick={() => onChoose({ as_of: quickInstants(new Date(), zone)[id] })}
          >
            {t(`quick.${id}`)}
          </Button>
        ))}
      </div>
      {mayReports ? <ReportInstants zone={zone} onChoose={onChoose} /> : null}
      <AsOfForm zone={zone} as_of={as_of} known_at={known_at} onChoose={onChoose} />
    </>
  )
}
