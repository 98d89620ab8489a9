import { bulkFailures } from '../bulk/bulk-failures'
import { bulkItems } from '../bulk/bulk-items'
import { lockBulk } from '../bulk/lock-bulk'
import { readBulk } from '../bulk/read-bulk'
import { countCovered } from '../exceptions/count-covered'
import { countRules } from '../exceptions/count-rules'
import { listExceptions } from '../exceptions/list-exceptions'
import { lockException } from '../exceptions/lock-exception'
import { namedFindings } from '../exceptions/named-findings'
import { changesSince } from '../findings/changes-since'
import { countByCheck } from '../findings/count-by-check'
import { countBySeverity } from '../findings/count-by-severity'
import { countFindings } from '../findings/count-findings'
import { countHandled } from '../findings/count-handled'
import { countOpen } from '../findings/count-open'
import { countOpenThen } from '../findings/count-open-then'
import { countShownBy } from '../findings/count-shown-by'
import { countFindingChanges, findingChanges } from '../findings/finding-changes'
import { findingEvents } from '../findings/finding-events'
import { findingIds } from '../findings/finding-ids'
import { findingNews } from '../findings/finding-news'
import { ANY_FINDING } from '../findings/finding-sql'
import { groupFindings } from '../findings/group-findings'
import { handledFindings } from '../findings/handled-findings'
import { lastEventTimes } from '../findings/last-event-times'
import { listFindings } from '../findings/list-findings'
import { loadFindingsOfKeys } from '../findings/load-findings-of-keys'
import { lockFindings } from '../findings/lock-findings'
import { stateOfFinding } from '../findings/state-of-finding'
import { NOW, PAGE, PAST, SOON } from './asked-times'
import { EVER, LATER, TODAY } from './first-tenant'
import type { Reading } from './reading'
import { CANARY } from './seed-first'

const MOMENT = { ...NOW, past: false }
const FINDINGS = { filter: ANY_FINDING, moment: MOMENT, sort: 'impact', ...PAGE } as const
const GROUPS = { filter: ANY_FINDING, moment: MOMENT, today: TODAY, ...PAGE } as const
const CHANGES = { filter: ANY_FINDING, moment: MOMENT, from: EVER, to: LATER, kind: null, ...PAGE } as const
const SOON_MOMENT = { at: SOON, knownAt: SOON, past: false }
const EXCEPTIONS = { ids: null, findingId: null, live: null, kind: null, at: SOON, ...PAGE } as const

/** How findings are asked for, and what people did of them. */
export const FINDING_READERS: Readonly<Record<string, readonly Reading[]>> = {
  findingEvents: [(tx, a) => findingEvents(tx, a.findingId)],
  findingNews: [(tx) => findingNews(tx, { since: EVER, ...NOW, limit: 500 })],
  bulkFailures: [(tx, a) => bulkFailures(tx, a.refusedBulkId, 10)],
  bulkItems: [(tx, a) => bulkItems(tx, a.bulkId, 'changed', 10)],
  changesSince: [(tx, a) => changesSince(tx, a.findingId, 0)],
  countCovered: [(tx) => countCovered(tx, SOON)],
  countFindingChanges: [(tx) => countFindingChanges(tx, CHANGES)],
  countOpen: [(tx) => countOpen(tx)],
  countOpenThen: [(tx) => countOpenThen(tx, SOON_MOMENT)],
  handledFindings: [(tx) => handledFindings(tx, SOON_MOMENT)],
  countHandled: [(tx) => countHandled(tx, SOON_MOMENT)],
  countByCheck: [(tx) => countByCheck(tx, ANY_FINDING, SOON_MOMENT)],
  countBySeverity: [
    (tx) => countBySeverity(tx, ANY_FINDING, SOON_MOMENT),
    (tx, a) => countBySeverity(tx, { ...ANY_FINDING, assetIds: [a.assetId] }, SOON_MOMENT),
  ],
  countShownBy: [
    (tx) => countShownBy(tx, ANY_FINDING, SOON_MOMENT),
    (tx, a) => countShownBy(tx, { ...ANY_FINDING, failingOn: [a.assetId] }, SOON_MOMENT),
  ],
  countRules: [(tx) => countRules(tx, SOON)],
  countFindings: [(tx) => countFindings(tx, ANY_FINDING, SOON_MOMENT)],
  findingChanges: [(tx) => findingChanges(tx, CHANGES)],
  findingIds: [(tx) => findingIds(tx, ANY_FINDING, SOON_MOMENT, 500)],
  groupFindings: [
    (tx) => groupFindings(tx, { ...GROUPS, by: 'asset' }),
    (tx) => groupFindings(tx, { ...GROUPS, by: 'check' }),
  ],
  listExceptions: [
    (tx) => listExceptions(tx, EXCEPTIONS),
    (tx, a) => listExceptions(tx, { ...EXCEPTIONS, findingId: a.exceptedId, live: true }),
  ],
  lockBulk: [(tx, a) => lockBulk(tx, a.bulkId)],
  lockException: [(tx, a) => lockException(tx, a.exceptionId)],
  namedFindings: [(tx, a) => namedFindings(tx, [a.exceptionId], 5)],
  readBulk: [(tx, a) => readBulk(tx, a.bulkId)],
  lastEventTimes: [(tx, a) => lastEventTimes(tx, [a.findingId])],
  listFindings: [
    (tx) => listFindings(tx, { ...FINDINGS, moment: { ...PAST, past: true } }),
    (tx, a) =>
      listFindings(tx, {
        ...FINDINGS,
        moment: { ...NOW, past: true },
        filter: { ...ANY_FINDING, ids: [a.findingId] },
      }),
    (tx) => listFindings(tx, FINDINGS),
    (tx) => listFindings(tx, { ...FINDINGS, filter: { ...ANY_FINDING, text: CANARY }, sort: 'asset' }),
    (tx, a) =>
      listFindings(tx, { ...FINDINGS, filter: { ...ANY_FINDING, ids: [a.findingId] }, sort: 'first_seen' }),
    (tx, a) =>
      listFindings(tx, {
        ...FINDINGS,
        filter: {
          ...ANY_FINDING,
          assetIds: [a.assetId],
          checkKeys: [a.checkKey],
          labels: { env: `${CANARY}-host` },
        },
      }),
    (tx, a) =>
      listFindings(tx, {
        ...FINDINGS,
        moment: SOON_MOMENT,
        filter: { ...ANY_FINDING, exceptionId: a.exceptionId },
      }),
    (tx) =>
      listFindings(tx, { ...FINDINGS, moment: SOON_MOMENT, filter: { ...ANY_FINDING, proposed: true } }),
    (tx) =>
      listFindings(tx, {
        ...FINDINGS,
        filter: { ...ANY_FINDING, change: { kinds: ['opened'], from: EVER, to: LATER } },
      }),
  ],
  loadFindingsOfKeys: [
    (tx, a) => loadFindingsOfKeys(tx, a.assetId, null),
    (tx, a) => loadFindingsOfKeys(tx, a.assetId, [a.checkKey]),
  ],
  lockFindings: [(tx, a) => lockFindings(tx, [a.findingId])],
  stateOfFinding: [(tx, a) => stateOfFinding(tx, a.findingId)],
}
