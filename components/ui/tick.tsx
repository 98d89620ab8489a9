import { type ChangeEvent, type ComponentPropsWithoutRef, type ReactNode, use, useId } from 'react'
import { apart } from './box'
import { ChoiceContext } from './choice-context'
import { InlineField, type InlineFieldProps } from './inline-field'

export type TickProps = InlineFieldProps &
  Omit<ComponentPropsWithoutRef<'input'>, keyof InlineFieldProps | 'type' | 'role'>

interface FramedProps extends TickProps {
  type: 'checkbox' | 'radio'
  role?: 'switch'
  indeterminate?: boolean
  look: string
  children?: ReactNode
}

/** What checkbox, radio and switch have in common; in a group, the group knows whether it is on. */
export function Tick(props: FramedProps) {
  const { label, description, size, disabled: off, look, indeterminate, children, ...all } = props
  const [box, input] = apart(all)
  const made = useId()
  const group = use(ChoiceContext)
  const { id = made, value, checked, onChange } = input
  const disabled = group?.disabled ?? off
  const field = { ...box, id, label, description, size, disabled }
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    group?.choose(String(value))
    onChange?.(event)
  }
  return (
    <InlineField {...field}>
      <input
        {...input}
        id={id}
        name={input.name ?? group?.name}
        checked={group ? group.isOn(String(value)) : checked}
        onChange={change}
        disabled={disabled}
        aria-describedby={description ? `${id}-description` : undefined}
        className={look}
        ref={(element) => {
          if (element) element.indeterminate = Boolean(indeterminate)
        }}
      />
      {children}
    </InlineField>
  )
}
