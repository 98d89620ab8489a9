import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { anchore } from './anchore'

const { read } = goldensOf(import.meta.url)
const SMALL = ['anchore_engine-no_vuln.json', 'anchorectl_policies-many_violations.json']

hostileSuite({ format: anchore, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
