import type { ReactNode } from 'react'
import { Mark } from '@/components/brand/mark'
import classes from './state.module.css'

export interface EmptyStateProps {
  title: string
  /** What to do next. */
  children?: ReactNode
  action?: ReactNode
  /** Instead of the mark. */
  icon?: ReactNode
  /** Inside of a section or table. */
  small?: boolean
  /** The title is the heading of the page, which has no other. */
  lone?: boolean
}

/** Nothing here, and what to do next. */
export function EmptyState({ title, children, action, icon, small, lone }: EmptyStateProps) {
  const Title = lone ? 'h1' : 'p'
  return (
    <div className={`${classes.state} ${small ? classes.small : ''}`}>
      {small ? null : (
        <div className={classes.icon}>{icon ?? <Mark size={44} color="var(--pl-rule-strong)" />}</div>
      )}
      <Title className={classes.title}>{title}</Title>
      {children ? <div className={classes.body}>{children}</div> : null}
      {action ? <div className={classes.action}>{action}</div> : null}
    </div>
  )
}
