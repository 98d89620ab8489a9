import { goldenSuite } from '../testing/golden-suite'
import { oscal } from './oscal'

goldenSuite(oscal, import.meta.url)
