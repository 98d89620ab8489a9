import classes from './finding-row.module.css'

const LONGEST_TAIL = 36

/**
 * A title on one line. Titles of one tool often differ only at their end (`… - docker.service`): where there is no room,
 * the middle gives way.
 */
export function FindingTitle({ title }: { title: string }) {
  const cut = title.lastIndexOf(' - ')
  const tail = cut > 0 && title.length - cut <= LONGEST_TAIL ? title.slice(cut) : ''
  return (
    <span className={classes.name}>
      <span className={classes.head}>{tail ? title.slice(0, cut) : title}</span>
      {tail ? <span className={classes.tail}>{tail}</span> : null}
    </span>
  )
}
