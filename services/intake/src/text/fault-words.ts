/**
 * What can be wrong with a thing, and how people put it. Two reports that name a fault of the same kind are likely of one matter in whatever words; two
 * that name other ones (a lamp that is dark, a lamp that leans) are not. Generic words (坏了, broken) stand for each fault that they may mean.
 */
export const FAULTS: readonly { readonly fault: string; readonly words: RegExp }[] = [
  { fault: 'dark', words: /不亮|[没未]亮|灭了|熄灭|黑着|漆黑|黑灯|不工作|故障|坏了|\bout\b|\bdark\b|no light|not working|unlit|broken/ },
  { fault: 'lit-by-day', words: /(?:白天|中午|全天|整天|24小时).*(?:亮|不关|开着|没关)|(?:亮|开)到白天|长明|lit (?:all|during the) day/ },
  { fault: 'leaning', words: /倾斜|歪|斜得|撞弯|弯了|[快要]倒|倒下|leaning|tilt|\bbent\b|about to fall/ },
  { fault: 'missing', words: /丢失|丢了|不见|没了|没有?盖|敞着|缺失|缺了?一|偷|missing|stolen|\bgone\b/ },
  { fault: 'loose', words: /松动|松了|晃动|晃悠|咣当|[一就很]响|翘|不稳|loose|rattl|wobbl/ },
  { fault: 'full', words: /满溢|爆满|满了|堆满|溢出|冒尖|没.{0,2}清[运理]?|没人清|overflow|\bfull\b|spilling/ },
  { fault: 'broken', words: /破损|破裂|破了|裂了|裂开|损坏|坏了|盖子?掉了|断裂|broken|cracked|damaged/ },
  { fault: 'hole', words: /坑|塌陷|塌了|凹陷|pothole|\bhole\b|sinkhole/ },
  { fault: 'water-standing', words: /积水|淹|水很深|排不[下出]|flood|standing water/ },
  { fault: 'occupied', words: /占用|占着|占满|占[了道车公]|霸占|堵住|堵死|堵塞|堵在|停满|挡路|挡道|乱停|违停|违章停|停在|乱摆|blocked|blocking|blocks/ },
  { fault: 'piled', words: /堆放|堆满|堆着|堆在|杂物|纸箱|旧家具|clutter|piled/ },
  { fault: 'charging', words: /充电|飞线|charging/ },
  { fault: 'overflowing-sewage', words: /堵了|堵塞|堵住|返水|往外冒|冒出|外溢|污水|clogged|sewage/ },
  { fault: 'leaking', words: /漏水|漏了|爆裂|爆了|喷水|破裂|裂开|leak|burst/ },
  { fault: 'no-water', words: /停水|没水|没有自来水|断水|水停了|水.{0,2}停|no water/ },
  { fault: 'branch-fallen', words: /断了|折断|断树枝|树杈|压[到着]|搭在|挂[在着]|砸在|branch|limb|fallen tree/ },
  { fault: 'shading', words: /遮[挡阳]|挡[住光]|采光|挡光|太密|太茂盛|不见阳光|overgrown/ },
  { fault: 'noisy-works', words: /施工|工地|打桩|construction noise/ },
  { fault: 'noisy-music', words: /广场舞|跳舞|音乐|喇叭|音响|loud music/ },
  { fault: 'cold', words: /不热|太冷|是凉|冰凉|不达标|温乎|十几度|no heat/ },
  { fault: 'stopped', words: /停运|停用|不能用|用不了|一直在维修|故障|坏了|out of service/ },
  { fault: 'biting', words: /追人|咬人|追小孩|吓人|伤人|扑人|成群|bite|stray dog/ },
  { fault: 'posted', words: /小广告|乱贴|贴满|涂鸦|graffiti|flyers?/ },
  { fault: 'locked', words: /地锁/ },
  { fault: 'abandoned', words: /废弃|僵尸车|abandoned|left here|without plates/ },
]; // prettier-ignore

/** The faults that a text names. @param text in lower case */
export function faultsIn(text: string): readonly string[] {
  return FAULTS.flatMap(({ fault, words }) => (words.test(text) ? fault : []));
}
