import classes from './lone-action.module.css'

export interface LoneActionProps {
  label: string
  /** A link, or with `onClick` a button. */
  href?: string
  onClick?: () => void
}

/** The way on from a page that failed or is not there. Such pages are loaded with every other, each with all that it uses. */
export function LoneAction({ label, href, onClick }: LoneActionProps) {
  return href ? (
    <a href={href} className={classes.action}>
      {label}
    </a>
  ) : (
    <button type="button" className={classes.action} onClick={onClick}>
      {label}
    </button>
  )
}
