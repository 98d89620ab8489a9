import { goldensOf } from '../testing/golden-suite'
import { hostileBytesSuite } from '../testing/hostile-bytes-suite'
import { cyclonedxXml } from './cyclonedx-xml'

const { read } = goldensOf(import.meta.url)
const SMALL = ['defectdojo-spec1.xml', 'defectdojo-retirejs.latest.xml']

hostileBytesSuite({
  format: cyclonedxXml,
  seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])),
  whole: true,
})
