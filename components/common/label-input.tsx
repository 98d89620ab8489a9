'use client'

import { useTranslations } from 'next-intl'
import { TextInput, type TextInputProps } from '@/components/ui/text-input'
import { parseLabels } from './parse-labels'

interface LabelInputProps extends Omit<TextInputProps, 'onChange' | 'value'> {
  value: string
  onChange: (text: string) => void
}

/** Labels as text. What is none is said at once, and the form is not sent with it. */
export function LabelInput({ value, onChange, ...rest }: LabelInputProps) {
  const t = useTranslations('common')
  const { refused } = parseLabels(value)
  const fault = refused.length > 0 ? t('noLabel', { parts: refused.join(', ') }) : ''
  return (
    <TextInput
      {...rest}
      ref={(input) => input?.setCustomValidity(fault)}
      error={fault || undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
