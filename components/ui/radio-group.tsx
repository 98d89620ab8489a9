import { useId, useMemo } from 'react'
import { ChoiceContext } from './choice-context'
import { FieldGroup, type FieldGroupProps } from './field-group'

export interface RadioGroupProps extends Omit<FieldGroupProps, 'role'> {
  /** Null: none as yet. */
  value: string | null
  onChange: (value: string) => void
  disabled?: boolean
}

/** One of several. */
export function RadioGroup({ value, onChange, disabled, ...props }: RadioGroupProps) {
  const name = useId()
  const chosen = useMemo(
    () => ({ isOn: (one: string) => one === value, choose: onChange, name, disabled }),
    [value, onChange, name, disabled],
  )
  return (
    <ChoiceContext value={chosen}>
      <FieldGroup {...props} role="radiogroup" />
    </ChoiceContext>
  )
}
