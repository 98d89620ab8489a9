'use client'

import { useId } from 'react'
import classes from './choice.module.css'

export interface ChoiceProps<T extends string> {
  /** Spoken name of what is chosen; or `labelledBy`, the id of where it stands. */
  label?: string
  labelledBy?: string
  value: T
  onChange: (value: T) => void
  data: readonly { value: T; label: string }[]
  className?: string | undefined
}

/** One of a few, side by side; arrows walk them. */
export function Choice<T extends string>({
  label,
  labelledBy,
  value,
  onChange,
  data,
  className,
}: ChoiceProps<T>) {
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      aria-labelledby={labelledBy}
      className={className ? `${classes.choice} ${className}` : classes.choice}
    >
      {data.map((one) => (
        <label key={one.value} className={classes.one}>
          <input
            type="radio"
            name={name}
            value={one.value}
            checked={one.value === value}
            onChange={() => onChange(one.value)}
          />
          <span>{one.label}</span>
        </label>
      ))}
    </div>
  )
}
