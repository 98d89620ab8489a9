import type { CSSProperties, ElementType, ReactNode } from 'react'
import { apart, space } from './box'
import { Field, type FieldProps } from './field'

export interface InputProps extends FieldProps {
  leftSection?: ReactNode
  rightSection?: ReactNode
  /** Absent: as wide as the field is high. */
  leftSectionWidth?: number | string
  rightSectionWidth?: number | string
  /** `none`: a press on the section is one on the control. */
  rightSectionPointerEvents?: 'none'
}
interface FramedProps extends InputProps {
  as: ElementType
  multiline?: boolean
  pointer?: boolean
  className?: string | undefined
}

/** The frame that the controls one types or chooses in have in common. `as` is given all that the frame does not know. */
export function Input(props: FramedProps) {
  const {
    as: Control,
    multiline,
    pointer,
    leftSection,
    rightSection,
    leftSectionWidth,
    rightSectionWidth,
    rightSectionPointerEvents,
    ...all
  } = props
  const { id, label, description, error, required, withAsterisk, size = 'sm', ...rest } = all
  const [box, control] = apart(rest)
  const widths = { '--left': space(leftSectionWidth), '--right': space(rightSectionWidth) } as CSSProperties
  const field = { id, label, description, error, required, withAsterisk, size }
  return (
    <Field {...field} {...box}>
      {(wiring) => (
        <div
          className="ui-input"
          data-multiline={multiline || undefined}
          data-pointer={pointer || undefined}
          style={widths}
        >
          {leftSection ? <span className="ui-input-section">{leftSection}</span> : null}
          <Control
            {...control}
            id={wiring.id}
            required={required}
            aria-invalid={error ? true : undefined}
            aria-describedby={wiring.describedBy}
            className="ui-control"
          />
          {rightSection ? (
            <span
              className="ui-input-section"
              data-right="true"
              style={{ pointerEvents: rightSectionPointerEvents ?? 'auto' }}
            >
              {rightSection}
            </span>
          ) : null}
        </div>
      )}
    </Field>
  )
}
