import { goldenSuite } from '../testing/golden-suite'
import { openreports } from './openreports'

goldenSuite(openreports, import.meta.url)
