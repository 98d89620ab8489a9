import type { ComponentPropsWithoutRef } from 'react'
import classes from './text-button.module.css'

/** A button that reads like a link: *show more*, *edit*. */
export function TextButton(props: ComponentPropsWithoutRef<'button'>) {
  return <button type="button" {...props} className={classes.button} />
}
