import { describe, expect, test } from 'vitest'
import history from '../../../frameworks/tools/docker-bench-history.json'
import { CHECKS, identify, isKnownTitle } from './identity'

const every = history.editions.flatMap(({ edition, checks }) =>
  checks.map((check) => ({ edition, ...check })),
)
const byCurrentId = new Map(
  CHECKS.flatMap((check) => (check.printedId === null ? [] : [[check.printedId, check.name]])),
)

describe('identity of checks', () => {
  test('every (id, title) of every edition is a known check, the one its same_as names', () => {
    expect(every.length).toBe(1278)
    for (const { id, title, same_as } of every) {
      const check = identify({ id, title }, undefined)
      expect(check.known, `${id} ${title}`).toBe(true)
      expect(check.printedId).toBe(id)
      if (same_as !== null) expect(check.name).toBe(byCurrentId.get(same_as))
    }
  })

  test('every (edition, id) is found without a title, as the flat shape needs, and is the same check', () => {
    for (const { edition, id, title } of every) {
      expect(identify({ id }, edition).name).toBe(identify({ id, title }, edition).name)
    }
  })

  test('the bare id decides nothing: 5.4 of tag 1.6.0 and 5.5 of master are one check', () => {
    const privileged = 'docker-bench/ensure-that-privileged-containers-are-not-used'
    expect(
      identify({ id: '5.4', title: 'Ensure that privileged containers are not used (Automated)' }, 'x').name,
    ).toBe(privileged)
    expect(identify({ id: '5.5', title: 'Ensure that privileged containers are not used' }, 'x').name).toBe(
      privileged,
    )
    expect(identify({ id: '5.4' }, '1.6.0').name).toBe(privileged)
    expect(identify({ id: '5.5' }, '1.6.0 (master 2024-10)').name).toBe(privileged)
    expect(identify({ id: '5.4', title: 'Do not use privileged containers' }, '1.1.0').name).toBe(privileged)
  })

  test('suffixes, a repeated id, a forgotten blank and a doubled word do not matter', () => {
    expect(
      isKnownTitle(
        '1.1.12 Ensure auditing is configured for Dockerfiles and directories - /etc/containerd/config.toml (Automated)',
      ),
    ).toBe(true)
    expect(isKnownTitle('Ensurethe default seccomp profile is not Disabled (Scored)')).toBe(true)
    expect(isKnownTitle('Ensure only verified packages are are installed')).toBe(true)
    expect(
      isKnownTitle(
        'Ensure that experimental features are not implemented in production (Scored) (Deprecated)',
      ),
    ).toBe(true)
    expect(isKnownTitle('Ensure')).toBe(false)
  })

  test('a check without successor keeps a name of its own', () => {
    const check = identify({ id: '6.3', title: 'Backup container data' }, '1.2.0')
    expect(check).toEqual({
      name: 'docker-bench/backup-container-data',
      title: 'Backup container data',
      printedId: '6.3',
      known: true,
    })
  })

  test('unknown titles get a name of their own, one a title, and never the name of a known check', () => {
    const titles = [
      'Ensure tea is hot',
      '容器不得以特权运行',
      '容器不得共享网络',
      'x'.repeat(500),
      `${'x'.repeat(500)}y`,
      'Ensuré tea is hot',
      '',
      '…',
    ]
    const checks = titles.map((title) => identify({ id: '9.9', title }, undefined))
    expect(checks.map(({ known }) => known)).toEqual(titles.map(() => false))
    expect(new Set(checks.map(({ name }) => name)).size).toBe(titles.length)
    expect(checks[0]?.name).toBe('docker-bench/ensure-tea-is-hot')
    for (const { name } of checks) expect(name).toMatch(/^docker-bench\/[a-z0-9-]{1,140}$/)
    expect(identify({ id: '9.9' }, '1.3.4').known).toBe(false)
  })
})
