import { Tick, type TickProps } from './tick'

export interface CheckboxProps extends TickProps {
  /** Some of what it stands for, not all. */
  indeterminate?: boolean
}

export function Checkbox(props: CheckboxProps) {
  return (
    <Tick {...props} type="checkbox" look="ui-checkbox">
      <svg className="ui-mark" viewBox="0 0 10 7" fill="none" stroke="currentColor" aria-hidden="true">
        <path
          d={props.indeterminate ? 'M1 3.5h8' : 'M1 3l3 3 5-5'}
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </Tick>
  )
}
