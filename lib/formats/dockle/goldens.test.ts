import { goldenSuite } from '../testing/golden-suite'
import { dockle } from './dockle'

goldenSuite(dockle, import.meta.url)
