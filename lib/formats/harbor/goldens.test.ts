import { goldenSuite } from '../testing/golden-suite'
import { harbor } from './harbor'

goldenSuite(harbor, import.meta.url)
