import { goldenSuite } from '../testing/golden-suite'
import { openvex } from './openvex'

goldenSuite(openvex, import.meta.url)
