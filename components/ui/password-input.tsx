import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Input } from './input'
import type { TextInputProps } from './text-input'

export interface PasswordInputProps extends Omit<TextInputProps, 'type' | 'rightSection'> {
  visibilityToggleButtonProps?: { 'aria-label': string }
}

/** A secret; the eye shows it. */
export function PasswordInput({ visibilityToggleButtonProps, ...props }: PasswordInputProps) {
  const t = useTranslations('signIn')
  const [shown, setShown] = useState(false)
  const Eye = shown ? IconEyeOff : IconEye
  const rightSection = (
    <button
      type="button"
      className="ui-plain ui-eye"
      tabIndex={-1}
      aria-label={t('showPassword')}
      {...visibilityToggleButtonProps}
      aria-pressed={shown}
      disabled={props.disabled}
      // The focus stays in the field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => setShown(!shown)}
    >
      <Eye size={22} stroke={1.5} aria-hidden="true" />
    </button>
  )
  return (
    <Input
      as="input"
      {...{ autoComplete: 'off', type: shown ? 'text' : 'password' }}
      {...props}
      rightSection={rightSection}
    />
  )
}
