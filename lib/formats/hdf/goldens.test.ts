import { goldenSuite } from '../testing/golden-suite'
import { hdf } from './hdf'

goldenSuite(hdf, import.meta.url)
