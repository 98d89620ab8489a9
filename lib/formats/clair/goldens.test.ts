import { goldenSuite } from '../testing/golden-suite'
import { clair } from './clair'

goldenSuite(clair, import.meta.url)
