import { classNames } from './box'

/** Holds the place of what is still coming. */
export function Skeleton({ height, className }: { height?: number; className?: string | undefined }) {
  return <div className={classNames('ui-skeleton', className)} style={{ height }} />
}
