import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { oscal } from './oscal'

const { read } = goldensOf(import.meta.url)
const SMALL = ['trestle-no-results.oscal.json']

hostileSuite({ format: oscal, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
