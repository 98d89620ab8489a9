import { sampleSuite } from '../testing/sample-suite'
import { clair } from './clair'

sampleSuite(clair, import.meta.url)
