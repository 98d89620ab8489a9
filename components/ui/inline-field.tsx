import type { ReactNode } from 'react'
import { type BoxProps, boxed, classNames } from './box'

export interface InlineFieldProps extends BoxProps {
  label?: ReactNode
  description?: ReactNode
  size?: 'xs' | 'sm' | undefined
  disabled?: boolean | undefined
}

/** A control to tick, with its label and description at its side. */
export function InlineField(props: InlineFieldProps & { id: string; children: ReactNode }) {
  const { label, description, size = 'sm', disabled, id, children, className, style } = boxed(props)
  return (
    <div
      className={classNames('ui-inline', className)}
      style={style}
      data-size={size}
      data-disabled={disabled || undefined}
    >
      <span className="ui-tick">{children}</span>
      {label || description ? (
        <div className="ui-inline-text">
          {label ? <label htmlFor={id}>{label}</label> : null}
          {description ? (
            <p className="ui-description" id={`${id}-description`}>
              {description}
            </p>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
