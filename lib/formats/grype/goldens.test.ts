import { goldenSuite } from '../testing/golden-suite'
import { grype } from './grype'

goldenSuite(grype, import.meta.url)
