import { type ReactNode, useId } from 'react'
import { type BoxProps, boxed, classNames } from './box'

export type FieldSize = 'xs' | 'sm' | 'md'
export interface FieldProps extends BoxProps {
  id?: string | undefined
  label?: ReactNode
  description?: ReactNode
  /** What is wrong with it, or only that something is. */
  error?: ReactNode
  required?: boolean | undefined
  /** Absent: where it is required. */
  withAsterisk?: boolean
  size?: FieldSize | undefined
}
/** What the control itself is given, so that it is told with its label, its description and its fault. */
export interface Wiring {
  id: string
  labelId: string
  describedBy: string | undefined
}
interface FrameProps extends FieldProps {
  /** Of several controls: named by the label, which belongs to none of them. */
  several?: boolean
  children: (wiring: Wiring) => ReactNode
}

/** Label, description and fault around a control. */
export function Field(props: FrameProps) {
  const { label, description, error, required, withAsterisk, size, several, children, ...rest } = props
  const made = useId()
  const { id = made, style, className } = boxed(rest)
  // A list of rules, say, may not stand in a paragraph.
  const Description = typeof description === 'string' ? 'p' : 'div'
  const labelId = `${id}-label`
  const said = { error: `${id}-error`, description: `${id}-description` }
  const fault = error && error !== true
  const describedBy = [fault ? said.error : '', description ? said.description : ''].join(' ').trim()
  const asterisk = (withAsterisk ?? required) ? <span aria-hidden="true"> *</span> : null
  return (
    <div
      className={classNames('ui-field', className)}
      style={style}
      data-size={size}
      data-error={Boolean(error) || undefined}
    >
      {label && several ? (
        <div className="ui-label" id={labelId}>
          {label}
          {asterisk}
        </div>
      ) : null}
      {label && !several ? (
        <label className="ui-label" id={labelId} htmlFor={id}>
          {label}
          {asterisk}
        </label>
      ) : null}
      {description ? (
        <Description className="ui-description" id={said.description}>
          {description}
        </Description>
      ) : null}
      {children({ id, labelId, describedBy: describedBy || undefined })}
      {fault ? (
        <p className="ui-error" id={said.error}>
          {error}
        </p>
      ) : null}
    </div>
  )
}
