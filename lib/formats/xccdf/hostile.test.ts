import { goldensOf } from '../testing/golden-suite'
import { hostileBytesSuite } from '../testing/hostile-bytes-suite'
import { xccdf } from './xccdf'

const { read } = goldensOf(import.meta.url)
const SMALL = ['trestle-rhel7-check-result.xml', 'defectdojo-no_vuln_rhsa.xml']

hostileBytesSuite({
  format: xccdf,
  seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])),
  whole: true,
})
