import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { dockle } from './dockle'

const { read } = goldensOf(import.meta.url)
const SMALL = ['many_findings.json']

hostileSuite({ format: dockle, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
