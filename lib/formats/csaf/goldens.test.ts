import { goldenSuite } from '../testing/golden-suite'
import { csaf } from './csaf'

goldenSuite(csaf, import.meta.url)
