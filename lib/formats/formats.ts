import type { Format } from '../core/report'
import { clair } from './clair/clair'
import { dockerBench } from './docker-bench/docker-bench'
import { engineSnapshot } from './engine-snapshot/engine-snapshot'
import { trivy } from './trivy/trivy'

/** Every report format that is read. Exactly one may recognise a report (`detect.ts`). */
export const FORMATS: readonly Format[] = [dockerBench, engineSnapshot, trivy, clair]
