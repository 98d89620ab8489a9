import type { FunctionEvidence } from '@/lib/core/components/judge-functions'
import type { Lang } from './words'

interface FunctionWords {
  title: string
  lead: string
  unseen: string
  columns: { name: string; declared: string; observed: string; apart: string; evidence: string }
  seen: string
  logNo: string
  bytes: string
  and: string
  undeclared: string
  undeclaredShort: string
  noLevel: string
  noServer: string
  privileged: string
  beside: string
  level: Record<'high' | 'medium' | 'low', string>
  way: Record<'only_one' | 'isolated' | 'highest', string>
  by: Record<'label' | 'host_label', string>
  kernel: Record<'own' | 'user_space' | 'shared' | 'unknown', string>
  evidence: Record<FunctionEvidence, string>
  reason: Record<string, string>
}

/** Words of the sheet of functions in a report. */
export const FUNCTION_WORDS: Record<Lang, FunctionWords> = {
  en: {
    title: 'Functions of containers',
    lead: 'What each container in scope is declared to be, what the last snapshot of its engine shows, and what that says to the claim (PCI DSS 4.0.1 requirement 2.2.3; 3.2.1 requirement 2.2.1). A contradiction is an indication; several servers in one container are for a person to judge. What nobody declared is not assessed.',
    unseen: 'No snapshot was handed in of',
    columns: {
      name: 'Container',
      declared: 'Declared',
      observed: 'Observed',
      apart: 'Kept apart',
      evidence: 'The evidence',
    },
    seen: 'seen',
    logNo: 'log no.',
    bytes: 'bytes',
    and: ', ',
    undeclared: 'not declared',
    undeclaredShort: 'undeclared',
    noLevel: 'level not declared',
    noServer: 'no server seen',
    privileged: 'privileged',
    beside: 'with',
    level: { high: 'high', medium: 'medium', low: 'low' },
    way: {
      only_one: 'only this one function',
      isolated: 'isolated from other levels',
      highest: 'all secured to the highest level',
    },
    by: { label: 'label of the container', host_label: 'label of the host' },
    kernel: {
      own: 'a kernel of its own',
      user_space: 'a kernel in user space',
      shared: 'shares the host’s kernel',
      unknown: 'runtime not known',
    },
    evidence: {
      needs_declaration: 'Needs declaration',
      consistent: 'Agrees',
      contradicted: 'Contradicts (indication)',
      needs_review: 'For people to judge',
      not_shown: 'Not shown',
      not_running: 'Not running',
    },
    reason: {
      no_function: 'no function declared',
      no_level: 'no level declared',
      other_function: 'something else runs',
      several_kinds: 'servers of several kinds',
      companions: 'beside its function',
      no_processes: 'no list of its processes',
      no_server_seen: 'no server of that kind',
      unknown_function: 'no kind to compare with',
      by_hint: 'its image or ports say so',
      shares: 'shares namespaces',
      privileged: 'privileged',
      privileged_neighbour: 'privileged on the same kernel',
      neighbour_higher: 'of a higher level on the same kernel',
      neighbour_undeclared: 'level not declared on the same kernel',
      shared_kernel: 'kept apart by the container engine only',
    },
  },
  zh: {
    title: '容器功能表',
    lead: '范围内每个容器声明的功能、最近一次采集快照显示的实际运行情况，以及二者是否一致（PCI DSS 4.0.1 要求 2.2.3；3.2.1 要求 2.2.1）。矛盾只是迹象；一个容器内有多种服务由人核查；无人声明的不予评估。',
    unseen: '以下主机没有采集快照：',
    columns: {
      name: '容器',
      declared: '声明',
      observed: '实际运行',
      apart: '隔离情况',
      evidence: '核对结果',
    },
    seen: '采集于',
    logNo: '日志序号',
    bytes: '字节',
    and: '、',
    undeclared: '未声明',
    undeclaredShort: '个未声明',
    noLevel: '未声明级别',
    noServer: '没有看到服务',
    privileged: '特权',
    beside: '同内核',
    level: { high: '高', medium: '中', low: '低' },
    way: { only_one: '只承担这一个功能', isolated: '与其他级别的功能隔离', highest: '一律按最高级别加固' },
    by: { label: '容器标签', host_label: '主机标签' },
    kernel: {
      own: '独立内核',
      user_space: '用户态内核',
      shared: '共用主机内核',
      unknown: '运行时未知',
    },
    evidence: {
      needs_declaration: '待声明',
      consistent: '一致',
      contradicted: '与声明矛盾（迹象）',
      needs_review: '须人工核查',
      not_shown: '证据不足',
      not_running: '未运行',
    },
    reason: {
      no_function: '未声明功能',
      no_level: '未声明级别',
      other_function: '实际运行的是',
      several_kinds: '同时运行多种服务',
      companions: '主要功能之外还有',
      no_processes: '没有进程列表',
      no_server_seen: '没有看到这类服务',
      unknown_function: '功能不在已知种类之列',
      by_hint: '镜像或端口表明',
      shares: '共用命名空间',
      privileged: '特权容器',
      privileged_neighbour: '同一内核上有特权容器',
      neighbour_higher: '同一内核上有更高级别',
      neighbour_undeclared: '同一内核上有未声明级别',
      shared_kernel: '仅由容器引擎隔离',
    },
  },
}
