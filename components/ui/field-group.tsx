import type { ReactNode } from 'react'
import { Field, type FieldProps } from './field'

export interface FieldGroupProps extends FieldProps {
  role?: 'group' | 'radiogroup'
  children: ReactNode
}

/** Several controls under one label. */
export function FieldGroup({ role = 'group', children, ...props }: FieldGroupProps) {
  return (
    <Field {...props} several>
      {({ labelId, describedBy }) => {
        const named = { role, 'aria-labelledby': props.label ? labelId : undefined }
        return (
          <div {...named} aria-describedby={describedBy}>
            {children}
          </div>
        )
      }}
    </Field>
  )
}
