import { expect, test } from 'vitest'
import { hostileBytesSuite } from '../testing/hostile-bytes-suite'
import { codesOf, readFormat } from '../testing/read-format'
import { clamav } from './clamav'

const summary = (files: number, infected: number, errors?: number) => `
----------- SCAN SUMMARY -----------
Known viruses: 8700000
Engine version: 1.0.7
Scanned directories: 1
Scanned files: ${files}
Infected files: ${infected}
${errors === undefined ? '' : `Total errors: ${errors}\n`}Data scanned: 1.00 MB
Time: 10.1 sec (0 m 10 s)
Start Date: 2026:11:22 03:00:00
End Date:   2026:11:22 03:00:10
`
const EICAR = '/rootfs/tmp/eicar.com: Eicar-Test-Signature FOUND\n'
const read = (text: string) => readFormat(clamav, text)

test('what was found is malware at its path, known to the catalogue', async () => {
  const { observations, header, end } = await read(`/rootfs/etc/a: OK\n${EICAR}${summary(2, 1)}`)
  expect(
    observations.map(({ check, subject, result, detail }) => [
      check.name,
      check.known,
      subject,
      result,
      detail,
    ]),
  ).toEqual([['clamav/malware', true, '/rootfs/tmp/eicar.com', 'fail', 'Eicar-Test-Signature']])
  expect([header.toolVersion, header.databaseVersion, end.counts]).toEqual([
    '1.0.7',
    '8700000 signatures',
    { items: 1, byResult: { FOUND: 1 } },
  ])
})

test('only a scan that was ended, looked at files and met no error passes', async () => {
  const clean = await read(`/rootfs/etc/a: OK\n${summary(2, 0)}`)
  expect([clean.observations.map(({ result }) => result), clean.end.complete]).toEqual([['pass'], true])
  for (const [text, code] of [
    [summary(0, 0), 'nothing_scanned'],
    [summary(2, 0, 3), 'not_scanned'],
    [`/rootfs/x: Access denied. ERROR\n${summary(2, 0)}`, 'not_scanned'],
    ['/rootfs/etc/a: OK\n', 'last_run_incomplete'],
    [summary(2, 1), 'count_differs'],
  ] as const) {
    const read1 = await read(text)
    expect([read1.observations, codesOf(read1).includes(code)]).toEqual([[], true])
  }
})

hostileBytesSuite({
  format: clamav,
  seeds: { log: new TextEncoder().encode(EICAR + summary(2, 1)) },
  whole: false,
})
