/**
 * What has to be undone when a command ends, last first. Ctrl-C, SIGTERM and a closed terminal undo it too;
 * a second Ctrl-C leaves at once.
 */
export type Lifecycle = {
  /** Registers something to stop. */
  readonly onStop: (stop: () => Promise<void>) => void
  /** Stops everything registered, once; later calls wait for the first. */
  readonly stop: () => Promise<void>
  /** Whether stopping has begun: what ends now was ended by us. */
  readonly stopping: () => boolean
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/**
 * Makes the command's lifecycle and takes over its signals.
 * @param serves whether the command runs until it is stopped: being stopped is then its success.
 */
export function lifecycle(serves: boolean): Lifecycle {
  const stops: (() => Promise<void>)[] = []
  let stopping: Promise<void> | undefined

  const stopAll = async (): Promise<void> => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) {
      await stop().catch((error: unknown) => process.stderr.write(`While stopping: ${String(error)}\n`))
    }
  }
  const stop = (): Promise<void> => {
    stopping ??= stopAll()
    return stopping
  }
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (stopping && signal === 'SIGINT') process.exit(code)
      if (serves && !stopping) process.stdout.write('\nStopping …\n')
      void stop().then(() => process.exit(serves ? 0 : code))
    })
  }
  return { onStop: (undo) => stops.push(undo), stop, stopping: () => stopping !== undefined }
}
