'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useLocalized } from '@/components/common/localized'
import { Checkbox } from '@/components/ui/checkbox'
import { TextInput } from '@/components/ui/text-input'
import type { AssessmentPreviewDto } from '@/lib/views/assessment-profile.schema'
import classes from './applicability.module.css'
import type { ProfileDraft } from './profile-draft'

export interface ControlsApplicabilityProps {
  /** ISO: the statement of applicability, with every control and why it is included. */
  statement: boolean
  controls: AssessmentPreviewDto['controls']
  draft: ProfileDraft
  onChange: (part: Partial<ProfileDraft>) => void
  readOnly?: boolean | undefined
}

/** Which controls apply and why: all of them for ISO, else those taken out and those searched for. */
export function ControlsApplicability(props: ControlsApplicabilityProps) {
  const { statement, controls, draft, onChange, readOnly } = props
  const t = useTranslations('assessments.applicability')
  const localized = useLocalized()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const excluded = (id: string) => Object.hasOwn(draft.excluded, id)
  const rows = controls.filter(({ control, ref, title }) => {
    if (wanted === '') return statement || excluded(control)
    return `${ref} ${title.en} ${title.zh}`.toLowerCase().includes(wanted)
  })
  const without = (record: Readonly<Record<string, string>>, id: string) =>
    Object.fromEntries(Object.entries(record).filter(([key]) => key !== id))
  const toggle = (id: string, applies: boolean) =>
    onChange(
      applies
        ? { excluded: without(draft.excluded, id) }
        : { excluded: { ...draft.excluded, [id]: '' }, included: without(draft.included, id) },
    )
  const say = (id: string, why: string) => {
    if (excluded(id)) return onChange({ excluded: { ...draft.excluded, [id]: why } })
    onChange({ included: why === '' ? without(draft.included, id) : { ...draft.included, [id]: why } })
  }
  return (
    <div>
      <p className={classes.count}>
        {t('count', { out: Object.keys(draft.excluded).length, all: controls.length })}
      </p>
      <TextInput
        aria-label={t('search')}
        placeholder={t('search')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        mb="xs"
      />
      {rows.length === 0 ? (
        <p className={classes.none}>{wanted === '' ? t('none') : t('nothing')}</p>
      ) : (
        <ul className={classes.rows} data-whole={statement || undefined}>
          {rows.map(({ control, ref, title }) => {
            const out = excluded(control)
            return (
              <li key={control} className={classes.row} data-out={out || undefined}>
                <Checkbox
                  label={
                    <>
                      <b className="numbers">{ref}</b> {localized(title)}
                    </>
                  }
                  disabled={readOnly}
                  checked={!out}
                  onChange={(event) => toggle(control, event.currentTarget.checked)}
                />
                {out || statement ? (
                  <TextInput
                    size="xs"
                    aria-label={out ? t('whyNot', { ref }) : t('why', { ref })}
                    placeholder={out ? t('whyNotHint') : t('whyHint')}
                    required={out}
                    maxLength={2000}
                    disabled={readOnly}
                    value={(out ? draft.excluded[control] : draft.included[control]) ?? ''}
                    onChange={(event) => say(control, event.currentTarget.value)}
                  />
                ) : null}
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
