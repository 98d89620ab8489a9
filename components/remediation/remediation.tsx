'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Choice } from '@/components/common/choice'
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
  const [form, setForm] = useState(forms[0]?.form)
  const shown = forms.find((one) => one.form === form) ?? forms[0]
  return (
    <div className={classes.advice}>
      <p>
        <Prose text={localized(summary)} />
      </p>
      {shown ? (
        <div className={classes.forms}>
          <Choice
            label={t('forms')}
            value={shown.form}
            onChange={setForm}
            data={forms.map(({ form: value }) => ({ value, label: t(`form.${value}`) }))}
          />
          <CopyText block value={shown.text} />
        </div>
      ) : null}
      <Heading className={classes.retest}>{t('retest')}</Heading>
      <p>
        <Prose text={localized(retest)} />
      </p>
    </div>
  )
}
