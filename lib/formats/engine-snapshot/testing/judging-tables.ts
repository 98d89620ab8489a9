import { readFileSync } from 'node:fs'
import type { Observation } from '../../../core/report'
import { dockerBench } from '../../docker-bench/docker-bench'
import { readFormat } from '../../testing/read-format'
import { readSnapshotReport, snapshotGolden } from './read-snapshot-report'

export type Language = 'en' | 'zh'

/** A recommendation for containers: what shows its fault in truth, and which of our checks look at it. */
const CONTAINER_ROWS: readonly { bench: string; truth: string[]; own: string[] }[] = [
  { bench: '4.1', truth: ['user-root'], own: ['user-root'] },
  { bench: '5.4', truth: ['cap-add', 'privileged'], own: ['cap-add', 'all-capabilities'] },
  { bench: '5.5', truth: ['privileged'], own: ['privileged'] },
  {
    bench: '5.6',
    truth: ['host-path-writable', 'host-path-readonly'],
    own: ['host-path-writable', 'host-path-readonly'],
  },
  { bench: '5.7', truth: ['sshd-running'], own: ['sshd-running'] },
  {
    bench: '5.8',
    truth: ['port-privileged-all-interfaces'],
    own: ['port-privileged-all-interfaces'],
  },
  { bench: '5.10', truth: ['host-network'], own: ['host-network'] },
  { bench: '5.11', truth: ['memory-unlimited'], own: ['memory-unlimited'] },
  { bench: '5.12', truth: ['cpu-unlimited'], own: ['cpu-unlimited'] },
  { bench: '5.13', truth: ['rootfs-writable'], own: ['rootfs-writable'] },
  {
    bench: '5.14',
    truth: ['port-all-interfaces', 'port-privileged-all-interfaces'],
    own: ['port-all-interfaces', 'port-privileged-all-interfaces'],
  },
  { bench: '5.15', truth: ['restart-not-on-failure-5'], own: ['restart-not-on-failure-5'] },
  { bench: '5.16', truth: ['host-pid'], own: ['host-pid'] },
  { bench: '5.18', truth: ['device-exposed', 'privileged'], own: ['device-exposed', 'privileged'] },
  { bench: '5.22', truth: ['seccomp-unconfined', 'privileged'], own: ['seccomp-off'] },
  { bench: '5.26', truth: ['no-new-privileges-missing'], own: ['no-new-privileges-missing'] },
  { bench: '5.27', truth: ['healthcheck-missing'], own: ['healthcheck-missing'] },
  { bench: '5.29', truth: ['pids-unlimited'], own: ['pids-unlimited'] },
  { bench: '5.31', truth: ['userns-host'], own: ['userns-host'] },
  {
    bench: '5.32',
    truth: ['docker-socket-mounted', 'containerd-socket-mounted'],
    own: ['docker-socket-mounted', 'containerd-socket-mounted'],
  },
]

/** What the engine was set to, as the builders of the hosts wrote it down, and which of our checks looks at it. */
const ENGINE_ROWS: readonly { bench: string; truth: string; own: string }[] = [
  { bench: '2.2', truth: 'icc-allowed', own: 'icc-allowed' },
  { bench: '2.5', truth: 'insecure-registry', own: 'insecure-registry' },
  { bench: '2.7', truth: 'tcp-plaintext', own: 'tcp-plaintext' },
  { bench: '2.9', truth: 'userns-remap-off', own: 'userns-remap-off' },
  { bench: '2.12', truth: 'no-authorization-plugin', own: 'no-authorization-plugin' },
  { bench: '2.13', truth: 'log-driver-not-remote', own: 'log-driver-not-remote' },
  { bench: '7.3', truth: 'overlay-network-unencrypted', own: 'overlay-network-unencrypted' },
  { bench: '7.5', truth: 'swarm-not-autolocked', own: 'swarm-not-autolocked' },
]
const HOSTS = [
  { host: 'edge-01', bench: 'lab-default', snapshot: 'default-20.10.json' },
  { host: 'vault-01', bench: 'lab-hardened', snapshot: 'hardened-20.10.json' },
  { host: 'swarm-01', bench: 'lab-swarm', snapshot: 'swarm-20.10.json' },
] as const

const WORDS = {
  en: {
    head: ['docker-bench 1.6.0', 'In truth', 'docker-bench', 'Plimsoll'],
    engineHead: ['docker-bench 1.6.0', 'Host', 'In truth', 'docker-bench', 'Plimsoll'],
    containers: (n: number) => `${n} ${n === 1 ? 'container' : 'containers'}`,
    all: 'all',
    none: 'none',
    missed: 'misses',
    invented: 'without cause',
    fault: 'fault',
    fine: 'no fault',
    join: ', ',
    part: '; ',
  },
  zh: {
    head: ['docker-bench 1.6.0', '实际情况', 'docker-bench', 'Plimsoll'],
    engineHead: ['docker-bench 1.6.0', '主机', '实际情况', 'docker-bench', 'Plimsoll'],
    containers: (n: number) => `${n} 个容器`,
    all: '全部查出',
    none: '无',
    missed: '漏报',
    invented: '误报',
    fault: '有问题',
    fine: '无问题',
    join: '、',
    part: '；',
  },
} as const

interface Host {
  bench: Observation[]
  own: Observation[]
  misconfigurations: Record<string, string[]>
  daemon: string[]
}

async function hostOf({ host, bench, snapshot }: (typeof HOSTS)[number]): Promise<Host> {
  const log = new Uint8Array(readFileSync(`demo/reports/docker-bench/${bench}.json`))
  const expected = JSON.parse(new TextDecoder().decode(snapshotGolden('expected.json')))[snapshot]
  const defaults =
    host === 'swarm-01'
      ? ['icc-allowed', 'userns-remap-off', 'no-authorization-plugin', 'log-driver-not-remote']
      : []
  return {
    bench: (await readFormat(dockerBench, log)).observations,
    own: (await readSnapshotReport(snapshotGolden(snapshot))).observations,
    misconfigurations: expected.misconfigurations,
    daemon: [...expected.daemon, ...defaults],
  }
}

/** Whose fault is found, missed and invented, check by check, on the host of many faults. */
export async function containerTable(language: Language): Promise<string> {
  const words = WORDS[language]
  const { bench, own, misconfigurations } = await hostOf(HOSTS[0])
  const lines = CONTAINER_ROWS.map((row) => {
    const truth = Object.entries(misconfigurations)
      .filter(([, faults]) => faults.some((fault) => row.truth.includes(fault.split(':')[0] ?? '')))
      .map(([name]) => name)
    const flagged = subjectsOf(bench, ({ printedId }) => printedId === row.bench)
    const found = subjectsOf(own, ({ printedId = '' }) => row.own.includes(printedId))
    const codes = row.own.map((code) => `\`${code}\``).join(words.join)
    return [
      `${row.bench} · ${codes}`,
      words.containers(truth.length),
      verdict(truth, flagged, language),
      verdict(truth, found, language),
    ]
  })
  return table([...words.head], lines)
}

/** What both say of the engine of each host. */
export async function engineTable(language: Language): Promise<string> {
  const words = WORDS[language]
  const lines: string[][] = []
  const hosts = await Promise.all(HOSTS.map(async (host) => ({ name: host.host, ...(await hostOf(host)) })))
  for (const row of ENGINE_ROWS) {
    for (const { name, bench, own, daemon } of hosts) {
      const truth = daemon.some((fact) => fact.startsWith(row.truth))
      const said = own.filter(({ check }) => check.printedId === row.own)
      if (said.every(({ result }) => result === 'not_applicable')) continue
      const printed = [
        ...new Set(
          bench.filter(({ check }) => check.printedId === row.bench).map((one) => one.printedResult),
        ),
      ]
      lines.push([
        `${row.bench} · \`${row.own}\``,
        name,
        truth ? words.fault : words.fine,
        printed.join(words.join) || '–',
        said.some(({ result }) => result === 'fail') ? words.fault : words.fine,
      ])
    }
  }
  return table([...words.engineHead], lines)
}

function subjectsOf(
  observations: readonly Observation[],
  of: (check: Observation['check']) => boolean,
): Set<string> {
  const failing = observations.filter(
    ({ check, result, subject }) => result === 'fail' && subject !== '' && of(check),
  )
  return new Set(failing.map(({ subject }) => subject))
}

function verdict(truth: readonly string[], found: ReadonlySet<string>, language: Language): string {
  const words = WORDS[language]
  const missed = truth.filter((name) => !found.has(name))
  const invented = [...found].filter((name) => !truth.includes(name)).sort()
  const parts = [
    ...(missed.length > 0 ? [`${words.missed} ${missed.join(words.join)}`] : []),
    ...(invented.length > 0 ? [`${words.invented} ${invented.join(words.join)}`] : []),
  ]
  if (parts.length > 0) return parts.join(words.part)
  return truth.length > 0 ? words.all : words.none
}

function table(head: string[], lines: readonly string[][]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n')
}
