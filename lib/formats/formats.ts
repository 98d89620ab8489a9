import type { Format } from '../core/report'
import { anchore } from './anchore/anchore'
import { auditLogs } from './audit-logs/audit-logs'
import { awsInspector } from './aws-inspector/aws-inspector'
import { clair } from './clair/clair'
import { clamav } from './clamav/clamav'
import { csaf } from './csaf/csaf'
import { cyclonedxJson } from './cyclonedx/cyclonedx-json'
import { cyclonedxXml } from './cyclonedx/cyclonedx-xml'
import { dockerBench } from './docker-bench/docker-bench'
import { dockle } from './dockle/dockle'
import { engineSnapshot } from './engine-snapshot/engine-snapshot'
import { grype } from './grype/grype'
import { harbor } from './harbor/harbor'
import { hdf } from './hdf/hdf'
import { kubeBench } from './kube-bench/kube-bench'
import { lynis } from './lynis/lynis'
import { neuvector } from './neuvector/neuvector'
import { openreports } from './openreports/openreports'
import { openvex } from './openvex/openvex'
import { oscal } from './oscal/oscal'
import { sarif } from './sarif/sarif'
import { trivy } from './trivy/trivy'
import { trivyOperator } from './trivy-operator/trivy-operator'
import { xccdf } from './xccdf/xccdf'

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
  cyclonedxJson,
  cyclonedxXml,
  openvex,
  hdf,
  oscal,
  lynis,
  xccdf,
  auditLogs,
  clamav,
  csaf,
  anchore,
  awsInspector,
  neuvector,
  openreports,
]
