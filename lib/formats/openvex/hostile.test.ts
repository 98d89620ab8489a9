import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { openvex } from './openvex'

const { read } = goldensOf(import.meta.url)
const SMALL = ['govex-v0.0.1.json', 'vexctl-history.json']

hostileSuite({ format: openvex, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
