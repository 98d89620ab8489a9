import { describe, expect, test } from 'vitest'
import { imageReference, tagOf } from './image-reference'

describe('an image reference', () => {
  test.each([
    ['nginx', 'nginx', null, null],
    ['nginx:1.25', 'nginx', '1.25', null],
    ['docker.io/library/nginx:1.25', 'nginx', '1.25', null],
    ['index.docker.io/grafana/grafana', 'grafana/grafana', null, null],
    ['localhost:5000/app', 'localhost:5000/app', null, null],
    ['reg.example.com:5000/team/app:v1', 'reg.example.com:5000/team/app', 'v1', null],
    ['reg.example.com/app:v1@sha256:ab', 'reg.example.com/app', 'v1', 'sha256:ab'],
    ['app@sha256:ab', 'app', null, 'sha256:ab'],
  ])('%s is %s, tag %s, digest %s', (text, repository, tag, digest) => {
    expect(imageReference(text)).toEqual({ repository, tag, digest })
  })

  test('one tag is one, however it is written; a digest alone is none', () => {
    expect(tagOf('nginx')).toBe('nginx:latest')
    expect(tagOf('docker.io/library/nginx:latest')).toBe('nginx:latest')
    expect(tagOf('app@sha256:ab')).toBeNull()
    expect(tagOf('')).toBeNull()
  })
})
