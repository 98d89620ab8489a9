import type { ReactNode } from 'react'
import classes from './section.module.css'

export interface SectionProps {
  title: string
  /** Said softly under the title: what is counted, since when. */
  lead?: ReactNode
  /** At the right of the title: a link, a filter. */
  aside?: ReactNode
  id?: string
  /** A card with a border; else it only has a rule above. */
  framed?: boolean
  /** No padding inside of the frame (tables). */
  flush?: boolean
  children: ReactNode
}

/** A part of a page with a heading of its own. */
export function Section({ title, lead, aside, id, framed, flush, children }: SectionProps) {
  return (
    <section
      id={id}
      className={`${classes.section} ${framed ? classes.framed : ''} ${flush ? classes.flush : ''}`}
    >
      <div className={classes.head}>
        <div className={classes.titles}>
          <h2 className={classes.title}>{title}</h2>
          {lead ? <p className={classes.lead}>{lead}</p> : null}
        </div>
        {aside ? <div className={classes.aside}>{aside}</div> : null}
      </div>
      <div className={classes.body}>{children}</div>
    </section>
  )
}
