import { describe, expect, it } from 'vitest'
import { deviceOf } from './device-of'

describe('deviceOf', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1',
      'Safari · iOS',
    ],
    ['curl/8.5.0', 'curl'],
  ])('knows %s', (userAgent, device) => {
    expect(deviceOf(userAgent)).toBe(device)
  })

  it('says nothing of what it does not know', () => {
    expect(deviceOf('something else')).toBeNull()
    expect(deviceOf(null)).toBeNull()
  })
})
