import { lstatSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Account } from './account'

const mayEnter = (folder: string, { uid, gid }: Account): boolean => {
  const { mode, uid: owner, gid: group } = statSync(folder)
  if (owner === uid) return (mode & 0o100) !== 0
  if (group === gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}

const existingPart = (path: string): string => {
  try {
    lstatSync(path)
    return path
  } catch {
    return existingPart(dirname(path))
  }
}

/**
 * The topmost folder on the way to `path` that `account` may not walk through, or nothing if it can get there.
 * Parts that do not exist yet are ours to make.
 */
export function obstacle(path: string, account: Account): string | undefined {
  const start = realpathSync(existingPart(resolve(path)))
  const folders: string[] = []
  for (let at = statSync(start).isDirectory() ? start : dirname(start); ; at = dirname(at)) {
    folders.unshift(at)
    if (at === dirname(at)) break
  }
  return folders.find((folder) => !mayEnter(folder, account))
}
