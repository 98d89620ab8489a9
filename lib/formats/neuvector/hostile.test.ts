import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { neuvector } from './neuvector'

const { read } = goldensOf(import.meta.url)
const SMALL = ['many_vulns.json']

hostileSuite({ format: neuvector, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
