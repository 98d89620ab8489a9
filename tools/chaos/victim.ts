/** What is killed: an app and its PostgreSQL, and whoever starts them again. */
export interface Victim {
  /** Where the app answers, without `/api/v1`. */
  readonly api: string
  /** Every process of the app at this moment; empty while none runs. */
  app: () => number[]
  /** The PostgreSQL server at this moment, `backends` its other processes; nothing while none runs. */
  postgres: () => { postmaster: number; backends: number[] } | undefined
  /** Starts the app again, as a supervisor does once it has ended. */
  startApp: () => void
  /** Settles once PostgreSQL takes connections again, whoever started it. */
  untilPostgresAnswers: () => Promise<void>
}
