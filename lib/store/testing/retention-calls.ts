import { v7 } from 'uuid'
import { dropOf, readDrop } from '../retention/drop-of'
import { droppedSubmissions } from '../retention/dropped-submissions'
import { frozenReports, readSnapshot } from '../retention/frozen-reports'
import { hashesOfDrop } from '../retention/hashes-of-drop'
import { insertDrop } from '../retention/insert-drop'
import { lockSweep } from '../retention/lock-sweep'
import { neededEvidence } from '../retention/needed-evidence'
import { endSweep, noteSweep } from '../retention/note-sweep'
import { forgetObjects, objectsToRemove } from '../retention/objects-to-remove'
import { oldEvidence, passedSubmission } from '../retention/old-evidence'
import { readRetention } from '../retention/read-retention'
import { setHold, setMonthsKept } from '../retention/set-retention'
import { standingUpon } from '../retention/standing-upon'
import { EVER, LATER } from './first-tenant'
import type { Reading } from './reading'

const FIRST = '00000000-0000-7000-8000-000000000000'
const LAST = 'ffffffff-ffff-7fff-bfff-ffffffffffff'
const BYTES = new Uint8Array(32)

/** How it is asked how long bytes are kept, which may go, and which went. */
export const RETENTION_READERS: Readonly<Record<string, readonly Reading[]>> = {
  dropOf: [(tx, a) => dropOf(tx, a.droppedSha256)],
  droppedSubmissions: [(tx) => droppedSubmissions(tx)],
  frozenReports: [(tx) => frozenReports(tx, [])],
  hashesOfDrop: [(tx, a) => hashesOfDrop(tx, a.dropId)],
  lockSweep: [(tx) => lockSweep(tx)],
  neededEvidence: [(tx, a) => neededEvidence(tx, [a.sha256], EVER)],
  objectsToRemove: [(tx) => objectsToRemove(tx)],
  oldEvidence: [(tx) => oldEvidence(tx, { from: FIRST, before: LAST, limit: 500 })],
  passedSubmission: [(tx) => passedSubmission(tx, { from: FIRST, before: LAST, most: 1 })],
  readDrop: [(tx, a) => readDrop(tx, a.dropId)],
  readRetention: [(tx) => readRetention(tx)],
  readSnapshot: [(tx, a) => readSnapshot(tx, a.reportId)],
  standingUpon: [(tx, a) => standingUpon(tx, [a.baseSha256])],
}

export const RETENTION_WRITERS: Readonly<Record<string, Reading>> = {
  endSweep: (tx) => endSweep(tx, { to: LATER, all: true }),
  forgetObjects: (tx, a) => forgetObjects(tx, a.dropId),
  insertDrop: (tx, a) =>
    insertDrop(tx, {
      id: v7(),
      at: LATER,
      months: 12,
      receivedBefore: EVER,
      decidedBy: a.actorId,
      decidedAt: EVER,
      pieces: 1,
      bytes: 1n,
      root: BYTES,
      objects: [],
      logIndex: 9000,
      logEpoch: 0,
    }),
  noteSweep: (tx) => noteSweep(tx, { to: LATER, from: EVER, before: v7() }),
  setHold: (tx, a) => setHold(tx, 'stolen', a.actorId),
  setMonthsKept: (tx, a) => setMonthsKept(tx, 40, a.actorId),
}
