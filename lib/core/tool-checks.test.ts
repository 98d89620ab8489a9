import { describe, expect, test } from 'vitest'
import current from '../../frameworks/tools/docker-bench.json'
import history from '../../frameworks/tools/docker-bench-history.json'
import { dockerBenchChecks } from './tool-checks'

const checks = dockerBenchChecks(current, history)
const one = { id: 'host.dedicated-partition', relation: 'direct' }

describe('the checks of docker-bench', () => {
  test('are those of the newest edition and the few that have no successor, each under one name', () => {
    expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length)
    expect(checks.filter(({ printedId }) => printedId !== null).length).toBe(current.checks.length)
    expect(checks.filter(({ printedId }) => printedId === null).map(({ title }) => title)).toEqual([
      'Use an updated Linux Kernel',
      'Remove all non-essential services from the host - Network',
      'Perform regular security audits of your host system and containers',
      'Monitor Docker containers usage, performance and metering',
      'Backup container data',
    ])
  })

  test('know where each edition prints them, and which safeguards and CIS recommendation they speak of', () => {
    const check = checks.find(
      ({ name }) => name === 'docker-bench/ensure-that-privileged-containers-are-not-used',
    )
    expect(check).toMatchObject({ printedId: '5.5', cisDocker: '5.5' })
    expect(check?.safeguards.length).toBeGreaterThan(0)
    expect(check?.editions).toContainEqual({
      edition: '1.6.0',
      id: '5.4',
      title: 'Ensure that privileged containers are not used',
    })
    expect(checks.every(({ safeguards }) => safeguards.length > 0)).toBe(true)
  })

  test('data files that contradict each other are refused', () => {
    const check = { id: '1', title: 'A', cis_docker: null, safeguards: [one] }
    const edition = (same_as: string | null, title = 'A') => ({
      editions: [{ edition: 'e', checks: [{ id: '1', title, same_as }] }],
    })
    expect(() => dockerBenchChecks({ checks: [check, check] }, { editions: [] })).toThrow('two checks')
    expect(() => dockerBenchChecks({ checks: [check] }, edition('2'))).toThrow('same_as 2')
    expect(() => dockerBenchChecks({ checks: [check] }, edition(null))).toThrow('no same_as')
    const odd = { ...check, safeguards: [{ id: 'x', relation: 'maybe' }] }
    expect(() => dockerBenchChecks({ checks: [odd] }, { editions: [] })).toThrow('unknown relation')
  })
})
