'use client'

import { useTranslations } from 'next-intl'
import { useControl } from '@/components/api/use-controls'
import { ErrorState } from '@/components/common/error-state'
import { useLocalized } from '@/components/common/localized'
import { PageHeader } from '@/components/common/page-header'
import { Section } from '@/components/common/section'
import { Determinations } from '@/components/determination/determinations'
import type { VerdictWords } from '@/components/determination/verdict-words'
import { MlpsAbout } from '@/components/mlps/mlps-about'
import { thingWord } from '@/components/mlps/thing-word'
import { TenantLink } from '@/components/shell/tenant-link'
import { ControlTimeline } from '@/components/timeline/control-timeline'
import type { ControlDetailDto } from '@/lib/views/control.schema'
import classes from './control.module.css'
import { ControlVerdicts } from './control-verdicts'
import { CrosswalkLinks } from './crosswalk-links'
import { WhySafeguard } from './why-safeguard'
import { worstFirst } from './worst-first'

export interface ControlViewProps {
  assessment: string
  initial: ControlDetailDto
  words: VerdictWords
}

/** A control with its whole why: what the machine says, what people say, and every line of evidence below it. */
export function ControlView({ assessment, initial, words }: ControlViewProps) {
  const t = useTranslations('control')
  const localized = useLocalized()
  const { data, error } = useControl(assessment, initial.control, initial)
  const control = data ?? initial
  const thing = thingWord(control.mlps_class !== undefined)
  const counted = worstFirst(control.why.filter((w) => w.counted))
  const shown = worstFirst(control.why.filter((w) => !w.counted))
  const to = (id: string) => `/assessments/${assessment}/controls/${encodeURIComponent(id)}`
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t('assessments'), to: '/assessments' },
          { label: control.assessment.name, to: `/assessments/${assessment}` },
          ...(control.path ?? []).map((group) => ({ label: `${group.ref} ${localized(group.title)}` })),
        ]}
        title={
          <>
            <span className={classes.ref}>{control.ref}</span> {localized(control.title)}
          </>
        }
        lead={
          <>
            {localized(control.summary)}
            <MlpsAbout control={control} />
          </>
        }
        asOf={{ as_of: control.as_of, known_at: control.known_at }}
        sure={control.coverage ? t('coverage', { ...control.coverage, thing }) : null}
        actions={
          <>
            {isOfFunctions(control) ? (
              <TenantLink to={`/assessments/${assessment}/functions`}>{t('functions')}</TenantLink>
            ) : null}
            <nav className={classes.siblings} aria-label={t('siblings')}>
              {control.previous ? (
                <TenantLink to={to(control.previous.control)}>← {control.previous.ref}</TenantLink>
              ) : null}
              {control.next ? (
                <TenantLink to={to(control.next.control)}>{control.next.ref} →</TenantLink>
              ) : null}
            </nav>
          </>
        }
      />
      {error ? <ErrorState error={error} /> : null}
      <ControlVerdicts control={control} />
      <Determinations assessment={assessment} control={control} words={words} />
      <Section title={t('counted')} lead={counted.length > 0 ? t('countedLead') : t('countedNone')}>
        {counted.map((why) => (
          <WhySafeguard key={`${why.safeguard}${why.strength}${why.any_of ?? ''}`} thing={thing} why={why} />
        ))}
      </Section>
      {shown.length > 0 ? (
        <Section title={t('shown')} lead={t('shownLead')}>
          {shown.map((why) => (
            <WhySafeguard key={`${why.safeguard}${why.strength}`} thing={thing} why={why} />
          ))}
        </Section>
      ) : null}
      <ControlTimeline assessment={assessment} control={control.control} />
      <CrosswalkLinks links={control.crosswalk} />
    </>
  )
}

/** PCI DSS 4.0.1 requirement 2.2.3 and 3.2.1 requirement 2.2.1, by what bears on them: one primary function a component. */
function isOfFunctions({ assessment, why }: ControlDetailDto): boolean {
  return (
    assessment.framework.id.startsWith('pci-') &&
    why.some(({ safeguard }) => safeguard === 'container.single-primary-function')
  )
}
