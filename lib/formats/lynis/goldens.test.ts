import { goldenSuite } from '../testing/golden-suite'
import { lynis } from './lynis'

goldenSuite(lynis, import.meta.url)
