import type { Scope } from '@/lib/access/keys'
import { decideDetermination } from '@/lib/assessments/decide-determination'
import { type DeterminationInput, proposeDetermination } from '@/lib/assessments/propose-determination'
import { publicId } from '@/lib/core/public-id'
import { findAssessmentByName } from '@/lib/store/assessments/find-assessment-by-name'
import { listDeterminations } from '@/lib/store/determinations/list-determinations'
import { inTenant } from '@/lib/store/in-tenant'

/** What tools cannot see and a person therefore says. */
interface DemoDetermination {
  assessment: string
  control: string
  verdict: DeterminationInput['verdict']
  narrative: string
  approved: boolean
  file?: { name: string; text: string }
}

const MLPS = 'GB/T 22239-2019 · L3'
const ISO = 'ISO/IEC 27001:2022'
const PCI = 'PCI DSS 4.0.1'
const PENTEST = {
  name: 'pentest-summary.txt',
  text: '渗透测试报告摘要：高危 0，中危 2（均已整改并复测）。\nPenetration test, summary: 0 high, 2 medium, both mended and retested.\n',
}

const DETERMINATIONS: readonly DemoDetermination[] = [
  {
    assessment: MLPS,
    control: 'MMS1.5.b',
    verdict: 'met',
    narrative:
      '每年由第三方做渗透测试和安全评估，最近一次未留下高危问题，报告见附件。\nA third party tests and assesses the platform once a year; the last test left nothing of high risk. See the attached report.',
    approved: true,
    file: PENTEST,
  },
  {
    assessment: MLPS,
    control: 'SMC1.4.a',
    verdict: 'met',
    narrative:
      '管理面单独成区：Docker API 只在管理网段监听，只能从堡垒机访问。\nThe management plane is a zone of its own: Docker’s API listens in the management network only and is reached through the bastion host.',
    approved: true,
  },
  {
    assessment: MLPS,
    control: 'CES1.3.a',
    verdict: 'partly_met',
    narrative:
      '宿主机上的 docker 命令须经 sudo 执行并逐条记录到人；有两台测试机尚未收回 docker 组成员。\nOn hosts Docker is run through sudo, each command logged to a person; two test hosts still have members in the docker group.',
    approved: false,
  },
  {
    assessment: ISO,
    control: 'A.8.19',
    verdict: 'partly_met',
    narrative:
      '生产仓库已启用内容信任，发布流水线只部署签名镜像；开发环境尚未强制。\nContent trust is on for the production registry and the pipeline deploys signed images only; development does not enforce it yet.',
    approved: true,
  },
  {
    assessment: ISO,
    control: 'A.8.32',
    verdict: 'met',
    narrative:
      '引擎与镜像按滚动方式升级，每批一台，先复测再继续，变更单留存。\nEngines and images are upgraded in a rolling way, one host at a time, with a retest before the next; change records are kept.',
    approved: true,
  },
  {
    assessment: ISO,
    control: 'A.8.22',
    verdict: 'met',
    narrative:
      '管理流量与业务流量走不同的网卡和网段，防火墙规则每季度复核。\nManagement and data traffic use separate interfaces and networks; firewall rules are reviewed each quarter.',
    approved: false,
  },
  {
    assessment: PCI,
    control: '11.4.1',
    verdict: 'met',
    narrative:
      '渗透测试方法成文，覆盖内外网与分段验证，最近一次报告见附件。\nThe penetration test method is written down and covers inside, outside and segmentation; the last report is attached.',
    approved: true,
    file: PENTEST,
  },
  {
    assessment: PCI,
    control: '10.2.1.2',
    verdict: 'not_met',
    narrative:
      '部分主机上仍可用 root 直接登录执行 docker 命令，无法追溯到人。\nOn some hosts root can still log in and run Docker directly, which traces to nobody.',
    approved: false,
  },
]

const YEAR_MS = 365 * 86_400_000

/**
 * Makes the demo's determinations: penetration test, management plane, sudo audit, content trust and rolling upgrade, some
 * approved and some still proposed. A control that has one is left as it is.
 * @param author proposes @param approver another person, approves
 */
export async function createDemoDeterminations(
  author: Scope,
  approver: Scope,
  now: Date = new Date(),
): Promise<void> {
  for (const one of DETERMINATIONS) {
    const open = await inTenant(author, async (tx) => {
      const id = await findAssessmentByName(tx, one.assessment)
      if (!id) return null
      const known = await listDeterminations(tx, [id], { knownAt: now, controlId: one.control })
      return known.length === 0 ? publicId('assessment', id) : null
    })
    if (!open) continue
    const id = await proposeDetermination(author, open, one.control, inputOf(one, now), now)
    if (one.approved) await decideDetermination(approver, id, { decision: 'approve' }, now)
  }
}

function inputOf({ verdict, narrative, file }: DemoDetermination, now: Date): DeterminationInput {
  const content = file && Buffer.from(file.text, 'utf8').toString('base64')
  return {
    verdict,
    narrative,
    expires_at: new Date(now.getTime() + YEAR_MS).toISOString(),
    attachments:
      file && content ? [{ name: file.name, media_type: 'text/plain', content_base64: content }] : [],
  }
}
