import { goldenSuite } from '../testing/golden-suite'
import { kubeBench } from './kube-bench'

goldenSuite(kubeBench, import.meta.url)
