import { goldenSuite } from '../testing/golden-suite'
import { anchore } from './anchore'

goldenSuite(anchore, import.meta.url)
