import { goldensOf } from '../testing/golden-suite'
import { hostileSuite } from '../testing/hostile-suite'
import { awsInspector } from './aws-inspector'

const { read } = goldensOf(import.meta.url)
const SMALL = ['aws_inspector2_zero_vul.json']

hostileSuite({ format: awsInspector, seeds: Object.fromEntries(SMALL.map((name) => [name, read(name)])) })
