import { goldenSuite } from '../testing/golden-suite'
import { awsInspector } from './aws-inspector'

goldenSuite(awsInspector, import.meta.url)
