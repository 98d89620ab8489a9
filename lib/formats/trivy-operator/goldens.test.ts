import { goldenSuite } from '../testing/golden-suite'
import { trivyOperator } from './trivy-operator'

goldenSuite(trivyOperator, import.meta.url)
