import {
  IconAlertTriangle,
  IconBook2,
  IconFileCertificate,
  IconGauge,
  IconInbox,
  IconListCheck,
  IconRadar2,
  IconServer2,
  IconSettings,
  IconShieldCheck,
} from '@tabler/icons-react'
import type { Action } from '@/lib/access/actions'

/** The screens of a tenant: where, the key after `g`, and what must be allowed to see it. */
export const NAV_ITEMS = [
  { id: 'overview', key: 'o', icon: IconGauge, action: 'assessments.read' },
  { id: 'assessments', key: 'a', icon: IconListCheck, action: 'assessments.read' },
  { id: 'findings', key: 'f', icon: IconAlertTriangle, action: 'findings.read' },
  { id: 'assets', key: 's', icon: IconServer2, action: 'assets.read' },
  { id: 'exceptions', key: 'h', icon: IconShieldCheck, action: 'exceptions.read' },
  { id: 'submissions', key: 'e', icon: IconInbox, action: 'submissions.read' },
  { id: 'agents', key: 'c', icon: IconRadar2, action: 'agents.read' },
  { id: 'reports', key: 'r', icon: IconFileCertificate, action: 'reports.read' },
  { id: 'frameworks', key: 'w', icon: IconBook2, action: 'assessments.read' },
  { id: 'settings', key: ',', icon: IconSettings, action: 'tenant.read' },
] as const satisfies readonly { id: string; key: string; icon: unknown; action: Action }[]
