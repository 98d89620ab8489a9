'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useLocalized } from '@/components/common/localized'
import { Section } from '@/components/common/section'
import { TextButton } from '@/components/common/text-button'
import type { Localized } from '@/lib/views/common.schema'
import type { FindingDto } from '@/lib/views/finding.schema'
import classes from './finding.module.css'

const FIRST = 5
type Control = FindingDto['controls'][number]

export interface FindingControlsProps {
  controls: FindingDto['controls']
  /** Names of frameworks by id. */
  frameworks: Readonly<Record<string, Localized>>
}

/** The counted controls that hang on it, by framework. */
export function FindingControls({ controls, frameworks }: FindingControlsProps) {
  const t = useTranslations('findings.detail')
  const localized = useLocalized()
  const ids = [...new Set(controls.map((control) => control.framework))]
  return (
    <Section title={t('controls')} lead={controls.length > 0 ? t('controlsLead') : t('controlsNone')}>
      {ids.map((id) => (
        <Group
          key={id}
          name={localized(frameworks[id]) || id}
          controls={controls.filter((control) => control.framework === id)}
        />
      ))}
    </Section>
  )
}

function Group({ name, controls }: { name: string; controls: readonly Control[] }) {
  const t = useTranslations('findings.detail')
  const localized = useLocalized()
  const [all, setAll] = useState(false)
  const shown = all ? controls : controls.slice(0, FIRST)
  return (
    <div className={classes.group}>
      <h3>
        {name} · {controls.length}
      </h3>
      <ul className={classes.controls}>
        {shown.map((control) => (
          <li key={control.control}>
            <span className={classes.ref}>{control.ref}</span>
            <span>{localized(control.title)}</span>
          </li>
        ))}
      </ul>
      {shown.length < controls.length ? (
        <TextButton onClick={() => setAll(true)}>
          {t('showControls', { count: controls.length - shown.length })}
        </TextButton>
      ) : null}
    </div>
  )
}
