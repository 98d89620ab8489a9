import { goldenSuite } from '../testing/golden-suite'
import { cyclonedxJson } from './cyclonedx-json'

goldenSuite(cyclonedxJson, import.meta.url)
