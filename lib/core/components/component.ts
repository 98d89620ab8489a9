import type { EvidencePlace } from '../report'
import type { LabelledFunction } from './declared-function'

/** One program that serves something, as the process list shows it; a master and its workers are one instance. */
export interface ObservedServer {
  /** Name of the program, e.g. `nginx`. Never its arguments: they may hold secrets. */
  program: string
  /** Kind of server (`frameworks/functions.json`), e.g. `web`. */
  kind: string
  /** Other kinds that the program serves as well, e.g. `proxy`. */
  also: string[]
  /** Beside a server it is for a person to judge (cron, an agent, a log shipper). */
  companion: boolean
  instances: number
  processes: number
}

/** What keeps a component's processes from those beside it. */
export interface ObservedIsolation {
  /** The runtime as the container names it. A name proves nothing. */
  runtime: string
  /** The program behind that name, where the engine says it: this decides. */
  runtimePath: string | null
  /** `own`: a kernel of its own (Kata); `user_space`: system calls go to a kernel in user space (gVisor); `shared`: the host's. */
  kernel: 'own' | 'user_space' | 'shared' | 'unknown'
  privileged: boolean
  /** Root inside is not root on the host. */
  userNamespace: boolean
  /** Docker's word: `bridge`, `host`, `none`, the name of a network. */
  network: string
  /** Namespaces that are not the component's own: `pid:host`, `network:<name of another container>`. */
  shares: string[]
  /**
   * Sockets of engines mounted into it, by their path on the host (`/var/run/docker.sock`), sorted. Mounted read-only or not
   * makes no difference: who may connect may ask for anything. Absent in looks from before this was read.
   */
  engineSockets?: string[]
}

/** One container of a host as one look saw it. Facts only; secrets, arguments and environments never get here. */
export interface ObservedComponent {
  /** Lasting identity within the host: `compose:shop/web`, `swarm:shop_web`, `k8s:ns/web/nginx`, `name:legacy-erp`. Replicas share it. */
  key: string
  /** The container's name. */
  name: string
  /** Compose project/service, swarm service or pod owner, where there is one. */
  service: string | null
  /** Whole reference as configured, e.g. `registry.example.com/shop/web:2.4.1`. */
  image: string
  /** Digest of the image's configuration. */
  imageDigest: string | null
  /** Docker's word: `running`, `paused`, `exited`, … */
  state: string
  running: boolean
  /** False: the process list was asked for in vain. */
  processesKnown: boolean
  servers: ObservedServer[]
  /** Names of programs that are no known server, sorted. */
  others: string[]
  /** `8080/tcp`, sorted. */
  exposed: string[]
  /** `127.0.0.1:8443->8080/tcp`, sorted. */
  published: string[]
  /** Kinds that ports and image hint at, sorted; weaker than processes. */
  hints: string[]
  isolation: ObservedIsolation
  labelled: LabelledFunction
}

/** An observed component with its place in the report. */
export interface ReportedComponent extends ObservedComponent {
  at: EvidencePlace
}
