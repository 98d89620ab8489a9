/** Writes one line for whoever watches a command. */
export type Log = (line: string) => void

/** The usual log: standard output, one line a call. */
export const toStdout: Log = (line) => {
  process.stdout.write(`${line}\n`)
}

/** A log that keeps quiet. */
export const silent: Log = () => {}
