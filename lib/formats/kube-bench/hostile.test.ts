import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { kubeBench } from './kube-bench'

const { read } = goldensOf(import.meta.url)
const SMALL = ['upstream-result.json']

hostileSuite({ format: kubeBench, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
