import { sampleSuite } from '../testing/sample-suite'
import { trivy } from './trivy'

sampleSuite(trivy, import.meta.url)
