import { expect, it } from 'vitest'
import { checkTitleIn } from './check-title-in'

it('gives our own titles in the language asked for, and leaves those of other tools', () => {
  expect(checkTitleIn('zh', 'A container runs as root')).toBe('容器以 root 用户运行')
  expect(checkTitleIn('en', 'A container runs as root')).toBe('A container runs as root')
  expect(checkTitleIn('zh', 'Ensure auditing is configured')).toBe('Ensure auditing is configured')
  expect(checkTitleIn('zh', 'constructor')).toBe('constructor')
})
