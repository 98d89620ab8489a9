import { goldenSuite } from '../testing/golden-suite'
import { sarif } from './sarif'

goldenSuite(sarif, import.meta.url)
