import { useMemo } from 'react'
import { ChoiceContext } from './choice-context'
import { FieldGroup, type FieldGroupProps } from './field-group'

export interface CheckboxGroupProps extends FieldGroupProps {
  value: string[]
  onChange: (value: string[]) => void
  disabled?: boolean
}

/** Any of several. */
export function CheckboxGroup({ value, onChange, disabled, ...props }: CheckboxGroupProps) {
  const chosen = useMemo(
    () => ({
      isOn: (one: string) => value.includes(one),
      choose: (one: string) =>
        onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one]),
      disabled,
    }),
    [value, onChange, disabled],
  )
  return (
    <ChoiceContext value={chosen}>
      <FieldGroup {...props} />
    </ChoiceContext>
  )
}
