import type { PersonRole } from '@/lib/access/roles'

/** A made-up company of the demo with one person of each role. */
export interface DemoCompany {
  slug: string
  name: string
  people: Readonly<Record<PersonRole, string>>
}

export const DEMO_COMPANIES: readonly DemoCompany[] = [
  {
    slug: 'harbour-bank',
    name: '港湾银行',
    people: {
      owner: '陈立群',
      manager: '林悦',
      auditor: '周慎之',
      operator: '吴海',
      viewer: '郑晓',
      system_admin: '方维',
      security_admin: '秦卫',
      audit_admin: '许鉴',
    },
  },
  {
    slug: 'north-pier',
    name: '北埠物流',
    people: {
      owner: '孙北川',
      manager: '何清',
      auditor: '唐正',
      operator: '罗运',
      viewer: '谢岚',
      system_admin: '钟铭',
      security_admin: '严守',
      audit_admin: '白明',
    },
  },
]
