import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { csaf } from './csaf'

const { read } = goldensOf(import.meta.url)
const SMALL = ['trivy-csaf.json']

hostileSuite({ format: csaf, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
