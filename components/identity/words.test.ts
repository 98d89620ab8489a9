import { describe, expect, it } from 'vitest'
import { DIRECTORY_FAULTS, DIRECTORY_STEPS } from '@/lib/directory/directory-error'
import en from '@/messages/en/identity.json'
import zh from '@/messages/zh/identity.json'

describe.each([
  ['en', en],
  ['zh', zh],
])('testing a connection, in %s', (_, words) => {
  it.each(DIRECTORY_STEPS)('names the step %s', (step) => {
    expect(words.steps).toHaveProperty(step)
  })

  it.each([...DIRECTORY_FAULTS, 'secret_lost'])('says of %s why, and what to do', (fault) => {
    expect(words.faults).toHaveProperty([fault, 'why'])
    expect(words.faults).toHaveProperty([fault, 'todo'])
  })
})
