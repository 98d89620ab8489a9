import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { sarif } from './sarif'

const { read } = goldensOf(import.meta.url)
const SMALL = ['defectdojo-no_runs.sarif', 'defectdojo-suppression_test.sarif']

hostileSuite({ format: sarif, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
