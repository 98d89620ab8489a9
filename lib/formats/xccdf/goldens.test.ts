import { goldenSuite } from '../testing/golden-suite'
import { xccdf } from './xccdf'

goldenSuite(xccdf, import.meta.url)
