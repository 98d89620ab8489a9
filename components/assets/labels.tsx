import classes from './assets.module.css'

/** Labels of an asset, `key=value`. */
export function Labels({ labels, line }: { labels: Readonly<Record<string, string>>; line?: boolean }) {
  return (
    <ul className={classes.labels} data-line={line || undefined}>
      {Object.entries(labels)
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([key, value]) => (
          <li key={key} className={classes.label} title={`${key}=${value}`}>
            {value ? `${key}=${value}` : key}
          </li>
        ))}
    </ul>
  )
}
