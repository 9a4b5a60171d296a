import type { Category, LimitClass } from '@xianban/contracts/values/classification';
import type { IssueState } from '@xianban/contracts/values/issue-state';
import type { LadderLevel } from '@xianban/contracts/values/judgement';
import type { Bilingual } from '@xianban/workflow-kit/bilingual';

import type { MomentKind } from './moments.js';

/** The catalogue of what an operator reads in the Temporal UI. */
export const STATE_TEXTS: Readonly<Record<IssueState, Bilingual>> = {
  received: { zh: '已接收', en: 'Received' },
  inspecting: { zh: '核实中', en: 'Being inspected' },
  responding: { zh: '待签收', en: 'Waiting for a unit to accept' },
  resolving: { zh: '处置中', en: 'Being handled' },
  'on-the-books': { zh: '挂账', en: 'On the books' },
  verifying: { zh: '待核查', en: 'Waiting for verification' },
  judging: { zh: '回访中', en: 'Reporters are asked' },
  closed: { zh: '已结案', en: 'Closed' },
  refused: { zh: '不予立案', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  merged: { zh: '已合并', en: 'Merged' },
};

export const CATEGORY_TEXTS: Readonly<Record<Category, Bilingual>> = {
  'city-management': { zh: '城市管理', en: 'City management' },
  'public-safety': { zh: '平安建设', en: 'Public safety' },
  livelihood: { zh: '民生保障', en: 'Livelihood' },
  convenience: { zh: '便民服务', en: 'Convenience' },
  complaint: { zh: '投诉举报', en: 'Complaint' },
};

export const LIMIT_CLASS_TEXTS: Readonly<Record<LimitClass, Bilingual>> = {
  emergency: { zh: '紧急', en: 'Emergency' },
  utility: { zh: '水电气热', en: 'Utility' },
  ordinary: { zh: '一般', en: 'Ordinary' },
  complex: { zh: '复杂', en: 'Complex' },
};

export const LEVEL_TEXTS: Readonly<Record<LadderLevel, Bilingual>> = {
  community: { zh: '社区督办', en: 'the community supervises' },
  street: { zh: '街乡督办', en: 'the street supervises' },
  district: { zh: '区级督办', en: 'the district supervises' },
};

/** On the timer that lets Temporal keep a decision before it is carried out. */
export const WRITING_DOWN: Bilingual = { zh: '记录决定', en: 'Write the decision down' };

/** What the timer waits for. */
export const MOMENT_TEXTS: Readonly<Record<MomentKind, Bilingual>> = {
  'file-unseen': { zh: '无人核实则直接立案', en: 'File it unseen' },
  'ask-again': { zh: '再次寻找在岗单位', en: 'Look again for somebody on duty' },
  rung: { zh: '无人签收则升级督办', en: 'Escalate if nobody has accepted' },
  limit: { zh: '办理时限届满', en: 'The limit passes' },
  review: { zh: '挂账复核', en: 'Review of the books' },
  'window-over': { zh: '回访截止', en: 'The call-back ends' },
};

export const WAITING_TEXTS = {
  nobody: { zh: '等待在岗单位', en: 'Waiting for somebody on duty' },
  'no-unit': { zh: '等待指挥中心指定单位', en: 'Waiting for an operator to name a unit' },
  inspector: { zh: '等待现场核实', en: 'Waiting for the inspector' },
  acceptance: { zh: '等待承办单位签收', en: 'Waiting for the unit to accept' },
  handling: { zh: '等待承办单位处置', en: 'Waiting for the unit to handle it' },
  review: { zh: '等待复核', en: 'Waiting for the review' },
  verification: { zh: '等待他人核查', en: 'Waiting for somebody else to verify' },
  answers: { zh: '等待诉求人回访', en: 'Waiting for the reporters to answer' },
  operator: { zh: '命令被拒，等待指挥中心 resume', en: 'An order was refused: waiting for an operator to resume' },
  nothing: { zh: '无', en: 'Nothing' },
} as const satisfies Record<string, Bilingual>;

export const COURSE_TEXTS = {
  received: { zh: '接收诉求', en: 'Received' },
  'reopening-asked': { zh: '申请重新办理', en: 'Asked to be reopened' },
  inspecting: { zh: '派人核实', en: 'An inspector was sent' },
  filed: { zh: '立案', en: 'Filed' },
  'filed-unseen': { zh: '未核实，直接立案', en: 'Filed unseen' },
  dispatched: { zh: '派单', en: 'Dispatched' },
  nobody: { zh: '无人在岗', en: 'Nobody on duty' },
  'no-unit': { zh: '无法派给指定单位', en: 'The named unit cannot be asked' },
  returned: { zh: '退单', en: 'Returned' },
  reassigned: { zh: '改派', en: 'Reassigned' },
  escalated: { zh: '升级督办', en: 'Escalated' },
  accepted: { zh: '签收', en: 'Accepted' },
  handled: { zh: '处置完成', en: 'Said to be done' },
  'not-fixed': { zh: '核查未通过', en: 'Verified as not done' },
  verified: { zh: '核查通过', en: 'Verified as done' },
  extended: { zh: '延期', en: 'Extended' },
  'on-the-books': { zh: '挂账', en: 'Put on the books' },
  'off-the-books': { zh: '销账，继续办理', en: 'Off the books' },
  overdue: { zh: '超过时限', en: 'The limit passed' },
  'in-time': { zh: '补录的处置在时限内，撤销超期', en: 'Done in time after all' },
  'given-up': { zh: '未解决，直接办结', en: 'Given up without a fix' },
  refused: { zh: '不予立案', en: 'Refused' },
  merged: { zh: '并入', en: 'Goes on under' },
  'not-merged': { zh: '未能并入，对方已办结', en: 'Not merged, since the other has ended' },
  'took-in': { zh: '另一件并入', en: 'Took in' },
  'earlier-limit': { zh: '采用并入件的较早时限', en: 'Keeps the earlier limit of the one taken in' },
  'sorted-anew': { zh: '更正分类', en: 'Sorted anew' },
  'limit-of-class': { zh: '按更正后的类别计算时限', en: 'The limit is that of the corrected class' },
  'reporters-asked': { zh: '发起回访', en: 'Reporters were asked' },
  closed: { zh: '结案', en: 'Closed' },
} as const satisfies Record<string, Bilingual>;

export type CourseKey = keyof typeof COURSE_TEXTS;

export const LABELS = {
  limit: { zh: '办理时限', en: 'Limit' },
  overdue: { zh: '已超期', en: 'overdue' },
  paused: { zh: '暂停计时', en: 'paused' },
  unit: { zh: '承办单位', en: 'Responsible unit' },
  escalation: { zh: '督办级别', en: 'Escalation' },
  waiting: { zh: '等待', en: 'Waiting for' },
  place: { zh: '位置', en: 'Place' },
  attention: { zh: '需要关注', en: 'Attention' },
  register: { zh: '登记页', en: 'Register page' },
  category: { zh: '类别', en: 'Category' },
  nature: { zh: '性质', en: 'Nature' },
  channel: { zh: '渠道', en: 'Channel' },
  limitClass: { zh: '时限类别', en: 'Class of the limit' },
  keywords: { zh: '关键词', en: 'Keywords' },
  round: { zh: '次数', en: 'Round' },
} as const satisfies Record<string, Bilingual>;
