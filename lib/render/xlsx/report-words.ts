import { type Lang, type ReportWords, WORDS } from '@/lib/render/pdf/words'

const EN = {
  sheet: {
    cover: 'Cover',
    matrix: 'Assets × controls',
    results: 'Results',
    controls: 'Controls',
    evidence: 'Evidence',
    assets: 'Assets',
  },
  tenant: 'Organisation',
  framework: 'Framework',
  assessment: 'Assessment',
  retired: 'Edition',
  generator: 'Made by',
  counts: 'Where the controls stand',
  read: 'How to read this',
  matrixHow:
    'The sheets “Assets × controls” and “Results” show what the machine says of each asset by itself, as an indication. What a person determined is about the control as a whole and stands in “Controls”.',
  matrixNone:
    'This snapshot was frozen before results by asset were kept: make the report again to have the sheets “Assets × controls” and “Results”.',
  matrixLarge:
    'The sheets “Assets × controls” and “Results” are left out: {count} results are too many for a spreadsheet. Narrow the scope, or take the API’s states.',
  notConcerned: 'Empty: no counted check of the control concerns the asset.',
  proof: 'Checkpoint of the evidence log, signed before this report’s own leaf',
  assetId: 'Asset id',
  control: 'Control',
  controlId: 'Control id',
  title: 'Title',
  verdict: 'Verdict',
  whole: 'Verdict of the control',
  record: 'What was seen',
  where: 'Place',
  determination: 'Determination',
  narrative: 'Narrative',
  approvedAt: 'Approved at',
  expires: 'Expires',
  counted: 'Counted safeguards',
  failing: 'Failing safeguards',
  assetsBy: 'Assets: failing / not assessed / passing',
  toolVersion: 'Version',
  bytes: 'Bytes',
  id: 'Id',
  fresh: 'Fresh?',
  freshYes: 'fresh',
}

const ZH: typeof EN = {
  sheet: {
    cover: '封面',
    matrix: '资产×控制项',
    results: '结果记录',
    controls: '控制项',
    evidence: '证据',
    assets: '资产',
  },
  tenant: '组织',
  framework: '合规标准',
  assessment: '自评估',
  retired: '版本状态',
  generator: '生成程序',
  counts: '控制项判定分布',
  read: '阅读说明',
  matrixHow:
    '“{matrix}”和“结果记录”两表逐一列出各资产的自动判定，仅为迹象；人工判定针对整个控制项，见“{controls}”表。',
  matrixNone: '本底稿冻结时尚未保存逐资产的结果：请重新生成报告，以得到“{matrix}”和“结果记录”两表。',
  matrixLarge:
    '未附“{matrix}”和“结果记录”两表：共 {count} 条结果，超出电子表格的合理规模。请缩小范围，或通过接口读取状态。',
  notConcerned: '空白：该控制项计入判定的检查项均不涉及该资产。',
  proof: '证据日志检查点（在本报告自身条目写入之前签名）',
  assetId: '资产标识',
  control: '控制项',
  controlId: '控制项标识',
  title: '标题',
  verdict: '符合性判定',
  whole: '控制项总体判定',
  record: '结果说明',
  where: '证据位置',
  determination: '人工判定',
  narrative: '说明',
  approvedAt: '签批时间',
  expires: '有效至',
  counted: '计入判定的安全措施',
  failing: '未通过的安全措施',
  assetsBy: '资产数：不通过 / 未评估 / 通过',
  toolVersion: '版本',
  bytes: '字节数',
  id: '标识',
  fresh: '是否有效',
  freshYes: '有效',
}

/** 等保 has its own words for assets and controls. */
const ZH_MLPS: Partial<typeof EN> = {
  sheet: { ...ZH.sheet, matrix: '测评对象×测评项', controls: '测评项', assets: '测评对象' },
  assetId: '测评对象标识',
  control: '测评项',
  controlId: '测评项标识',
  whole: '测评项总体判定',
  counts: '测评项判定分布',
  notConcerned: '空白：该测评项计入判定的检查项均不涉及该测评对象。',
  assetsBy: '测评对象数：不通过 / 未评估 / 通过',
}

export interface SpreadsheetWords {
  /** The words of the PDF, for what both say. */
  common: ReportWords
  own: typeof EN
  /** What is judged. */
  asset: string
}

/** What a spreadsheet says in its own words, for a language and a family of frameworks. */
export function spreadsheetWords(lang: Lang, family: string): SpreadsheetWords {
  const common = WORDS[lang]
  if (lang === 'en') return { common, own: EN, asset: common.asset }
  return family === 'mlps'
    ? { common, own: { ...ZH, ...ZH_MLPS }, asset: '测评对象' }
    : { common, own: ZH, asset: common.asset }
}
