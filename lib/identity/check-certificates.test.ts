import { rootCertificates } from 'node:tls'
import { expect, it } from 'vitest'
import { checkCertificates } from './check-certificates'

const [one = '', other = ''] = rootCertificates

it('takes certificates, several and none', () => {
  for (const pem of [null, one, `${one}\n${other}\n`])
    expect(() => checkCertificates(pem, '/ldap/ca')).not.toThrow()
})

it('refuses what only looks like one, and says which of them', () => {
  const lines = other.split('\n')
  const cut = [...lines.slice(0, 3), ...lines.slice(4)].join('\n')
  expect(() => checkCertificates(`${one}\n${cut}`, '/ldap/ca')).toThrow('certificate 2 cannot be read')
  const junk = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'
  expect(() => checkCertificates(junk, '/oidc/ca')).toThrow(/\/oidc\/ca.*certificate 1/)
})
