import { toStdout } from './lib/log'

toStdout('The database client fits the schema.')
