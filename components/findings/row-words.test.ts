import { expect, it } from 'vitest'
import { rowWords } from './row-words'

const check = (printed_id: string | null) => ({
  key: 'k',
  name: `trivy/${printed_id}`,
  title: 'A check',
  tool: 'trivy',
  printed_id,
  known: true,
})

it('says an advisory once, and leaves the severity to its own column', () => {
  const finding = {
    check: check('vuln.critical'),
    title: 'CVE-2021-3711 libssl1.1',
    subject: 'CVE-2021-3711 pkg:apk/alpine/libssl1.1@1.1.1d-r3',
    detail: '',
  }
  expect(rowWords(finding)).toEqual({ id: null, subject: 'pkg:apk/alpine/libssl1.1@1.1.1d-r3' })
  expect(rowWords({ ...finding, subject: 'CVE-2021-37110 pkg:apk/alpine/x@1' })).toEqual({
    id: null,
    subject: 'CVE-2021-37110 pkg:apk/alpine/x@1',
  })
})

it('keeps the id of any other check, and the short detail that tells faults of one subject apart', () => {
  const finding = {
    check: check('5.3'),
    title: 'Capabilities are added',
    subject: 'web',
    detail: 'SYS_ADMIN',
  }
  expect(rowWords(finding)).toEqual({ id: '5.3', subject: 'web · SYS_ADMIN' })
  expect(rowWords({ ...finding, detail: 'a whole sentence that belongs on the page of it' })).toEqual({
    id: '5.3',
    subject: 'web',
  })
})

it('leaves the ids of our own checks to their pages, for the titles say the same', () => {
  const own = { ...check('host-network'), name: 'plimsoll/host-network', tool: 'plimsoll' }
  const finding = {
    check: own,
    title: 'A container shares the network of its host',
    subject: 'web',
    detail: '',
  }
  expect(rowWords(finding)).toEqual({ id: null, subject: 'web' })
})
