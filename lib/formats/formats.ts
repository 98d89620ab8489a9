import type { Format } from '../core/report'
import { anchore } from './anchore/anchore'
import { awsInspector } from './aws-inspector/aws-inspector'
import { clair } from './clair/clair'
import { dockerBench } from './docker-bench/docker-bench'
import { dockle } from './dockle/dockle'
import { engineSnapshot } from './engine-snapshot/engine-snapshot'
import { grype } from './grype/grype'
import { harbor } from './harbor/harbor'
import { kubeBench } from './kube-bench/kube-bench'
import { neuvector } from './neuvector/neuvector'
import { openreports } from './openreports/openreports'
import { sarif } from './sarif/sarif'
import { trivy } from './trivy/trivy'
import { trivyOperator } from './trivy-operator/trivy-operator'

/** Every report format that is read. Exactly one may recognise a report (`detect.ts`). */
export const FORMATS: readonly Format[] = [
  dockerBench,
  engineSnapshot,
  trivy,
  trivyOperator,
  clair,
  grype,
  kubeBench,
  dockle,
  harbor,
  sarif,
  anchore,
  awsInspector,
  neuvector,
  openreports,
]
