'use client'

import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ActionIcon } from '@/components/ui/action-icon'
import { Button } from '@/components/ui/button'
import { TagsInput } from '@/components/ui/tags-input'
import { TextInput } from '@/components/ui/text-input'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { LABEL_RULE_SIZES as SIZES } from '@/lib/access/label-rule'
import type { LabelRuleDto } from '@/lib/views/label-rule.schema'
import classes from './label-rule.module.css'

/** A rule that may still be being typed: `ruleOfDraft` says whether it is whole. */
export type LabelRuleDraft = { key: string; values: string[] }[]

interface Props {
  label: string
  description?: string
  value: LabelRuleDraft
  onChange: (draft: LabelRuleDraft) => void
  /** Labels that assets have, to choose from; anything else may be typed. */
  known?: Readonly<Record<string, readonly string[]>>
  /** Where many stand in a list: the label is seen only once there is a limit. */
  quiet?: boolean
}

/** Edits which assets a role is limited to: conditions that must all hold, each with its values. Empty: no limit. */
export function LabelRuleField({ label, description, value, onChange, known = {}, quiet = false }: Props) {
  const t = useTranslations('common.labelRule')
  const set = (place: number, change: Partial<LabelRuleDraft[number]>) =>
    onChange(value.map((one, index) => (index === place ? { ...one, ...change } : one)))
  const twice = (key: string) => value.filter((one) => one.key.trim() === key.trim()).length > 1
  return (
    <fieldset className={classes.field}>
      <legend className={classes.legend}>
        {quiet && value.length === 0 ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </legend>
      {description ? <p className={classes.help}>{description}</p> : null}
      {value.map((condition, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place alone while its key is typed
        <div key={place} className={classes.condition}>
          <TextInput
            className={classes.key}
            aria-label={t('key', { place: place + 1 })}
            placeholder={t('keyHint')}
            maxLength={SIZES.key}
            required
            value={condition.key}
            error={condition.key !== '' && twice(condition.key) ? t('twice') : undefined}
            onChange={(event) => set(place, { key: event.currentTarget.value })}
          />
          <span className={classes.is} aria-hidden>
            =
          </span>
          <TagsInput
            className={classes.values}
            aria-label={t('values', { place: place + 1 })}
            placeholder={condition.values.length === 0 ? t('valuesHint') : ''}
            maxTags={SIZES.values}
            acceptValueOnBlur
            splitChars={[',', '，']}
            data={[...(known[condition.key.trim()] ?? [])]}
            value={condition.values}
            onChange={(values) => set(place, { values })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('remove', { place: place + 1 })}
            onClick={() => onChange(value.filter((_, index) => index !== place))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      {value.length < SIZES.conditions ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...value, { key: '', values: [] }])}
        >
          {value.length === 0 ? t('limit') : t('and')}
        </Button>
      ) : null}
    </fieldset>
  )
}

/** A kept rule as a draft. */
export function draftOfRule(rule: LabelRuleDto | null): LabelRuleDraft {
  return rule?.all.map(({ key, in: values }) => ({ key, values: [...values] })) ?? []
}

/** The rule of a draft: null for an empty one, which limits nothing; undefined while it is not whole. */
export function ruleOfDraft(draft: LabelRuleDraft): LabelRuleDto | null | undefined {
  if (draft.length === 0) return null
  const all = draft.map(({ key, values }) => ({ key: key.trim(), in: values.map((one) => one.trim()) }))
  const whole = all.every((one) => one.key !== '' && one.in.length > 0 && !one.in.includes(''))
  return whole && new Set(all.map((one) => one.key)).size === all.length ? { all } : undefined
}
