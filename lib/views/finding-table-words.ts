import type { ExportColumn } from '@/lib/core/export-table'

interface Words {
  en: string
  zh: string
}
const w = (en: string, zh: string): Words => ({ en, zh })

/** Columns of the table of findings, in their order. */
export const FINDING_COLUMNS: readonly (Omit<ExportColumn, 'header'> & { header: Words })[] = [
  { header: w('Finding', '安全问题'), kind: 'text', width: 56 },
  { header: w('Subject', '对象'), kind: 'text', width: 32 },
  { header: w('Asset', '资产'), kind: 'text', width: 24 },
  { header: w('Kind of asset', '资产类型'), kind: 'text', width: 12 },
  { header: w('Image repository', '镜像仓库'), kind: 'text', width: 28 },
  { header: w('Advisory', '漏洞编号'), kind: 'text', width: 18 },
  { header: w('Package', '软件包'), kind: 'text', width: 22 },
  { header: w('Installed', '已安装版本'), kind: 'text', width: 18 },
  { header: w('Fixed in', '修复版本'), kind: 'text', width: 18 },
  { header: w('Severity', '严重程度'), kind: 'text', width: 10 },
  { header: w('Status', '状态'), kind: 'text', width: 18 },
  { header: w('Proposed', '待审批'), kind: 'text', width: 12 },
  { header: w('Accepted until', '接受至'), kind: 'instant', width: 20 },
  { header: w('Owner', '负责人'), kind: 'text', width: 18 },
  { header: w('Due on', '整改期限'), kind: 'text', width: 12 },
  { header: w('First seen', '首次发现'), kind: 'instant', width: 20 },
  { header: w('Closed', '关闭时间'), kind: 'instant', width: 20 },
  { header: w('Times reopened', '复发次数'), kind: 'number', width: 10 },
  { header: w('Controls that hang on it', '计入的控制项数'), kind: 'number', width: 12 },
  { header: w('Check', '检查项'), kind: 'text', width: 44 },
  { header: w('Printed number', '编号'), kind: 'text', width: 10 },
  { header: w('Controls', '控制项'), kind: 'text', width: 40 },
  { header: w('Finding id', '问题标识'), kind: 'text', width: 38 },
]

/** Words of the cells. */
export const FINDING_WORDS = {
  title: w('Findings', '安全问题'),
  proposed: w('Awaits approval', '待审批'),
  severity: {
    critical: w('Critical', '严重'),
    high: w('High', '高'),
    medium: w('Medium', '中'),
    low: w('Low', '低'),
    info: w('Info', '提示'),
    unknown: w('Unknown', '未定级'),
  },
  status: {
    open: w('Open', '待处理'),
    in_progress: w('In progress', '整改中'),
    fixed: w('Said to be fixed', '已整改，待复测'),
    false_positive: w('False positive', '误报'),
    accepted: w('Risk accepted', '风险已接受'),
    not_affected: w('Not affected (VEX)', '不受影响（VEX）'),
    closed: w('Closed by evidence', '已由证据关闭'),
  },
  kind: {
    host: w('Host', '主机'),
    image: w('Image', '镜像'),
    container: w('Container', '容器'),
    workload: w('Workload', '工作负载'),
    cluster: w('Cluster', '集群'),
    registry: w('Registry', '镜像仓库'),
    source: w('Source', '源代码'),
  },
} as const
