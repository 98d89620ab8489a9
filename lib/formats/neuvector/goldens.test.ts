import { goldenSuite } from '../testing/golden-suite'
import { neuvector } from './neuvector'

goldenSuite(neuvector, import.meta.url)
