import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { harbor } from './harbor'

const { read } = goldensOf(import.meta.url)
const SMALL = ['defectdojo-harbor-0-vuln.json', 'defectdojo-harbor-5-vuln.json']

hostileSuite({ format: harbor, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
