import { type BoxProps, boxed, classNames } from './box'

export interface ProgressProps extends BoxProps {
  /** Of a hundred. */
  value: number
  'aria-label': string
  size?: 'xs' | 'sm' | 'md'
  striped?: boolean
  animated?: boolean
}

/** How far something has come. */
export function Progress({ value, size = 'md', striped, animated, className, ...props }: ProgressProps) {
  return (
    <div
      {...boxed(props)}
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value}
      className={classNames('ui-progress', className)}
      data-size={size}
      data-striped={striped || animated || undefined}
      data-animated={animated || undefined}
    >
      <span style={{ width: `${value}%` }} />
    </div>
  )
}
