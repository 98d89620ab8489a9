import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { grype } from './grype'

const { read } = goldensOf(import.meta.url)
const SMALL = ['defectdojo-no_vuln.json']

hostileSuite({ format: grype, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
