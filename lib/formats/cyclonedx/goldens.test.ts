import { goldenSuite } from '../testing/golden-suite'
import { cyclonedxJson } from './cyclonedx-json'
import { cyclonedxXml } from './cyclonedx-xml'

goldenSuite(cyclonedxJson, import.meta.url, { only: '.json' })
goldenSuite(cyclonedxXml, import.meta.url, { only: '.xml' })
