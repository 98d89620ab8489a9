'use client'

import { Tabs } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { CopyText } from '@/components/common/copy-text'
import { useLocalized } from '@/components/common/localized'
import type { RemediationDto } from '@/lib/views/safeguard.schema'
import { Prose } from './prose'
import classes from './remediation.module.css'

export interface RemediationProps extends RemediationDto {
  /** The level below the heading that the advice stands under. */
  heading: 'h3' | 'h4'
}

/** What to do, in words and in each form it can be written in, and how to test it again. */
export function Remediation({ summary, forms, retest, heading: Heading }: RemediationProps) {
  const t = useTranslations('remediation')
  const localized = useLocalized()
  const [first] = forms
  return (
    <div className={classes.advice}>
      <p>
        <Prose text={localized(summary)} />
      </p>
      {first ? (
        <Tabs defaultValue={first.form} className={classes.forms}>
          <Tabs.List aria-label={t('forms')}>
            {forms.map(({ form }) => (
              <Tabs.Tab key={form} value={form}>
                {t(`form.${form}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {forms.map(({ form, text }) => (
            <Tabs.Panel key={form} value={form} pt={8}>
              <CopyText block value={text} />
            </Tabs.Panel>
          ))}
        </Tabs>
      ) : null}
      <Heading className={classes.retest}>{t('retest')}</Heading>
      <p>
        <Prose text={localized(retest)} />
      </p>
    </div>
  )
}
