/** What reports say whatever they are about: courtesies, wishes, when and how long. Taken out before texts are compared. */
const CHINESE = [
  '请尽快', '尽快', '尽早', '赶紧', '赶快', '抓紧', '及时', '派人', '来人', '来修', '来看看', '看一下', '处理一下', '解决一下', '处理', '解决', '维修', '修理', '修复', '修一下',
  '麻烦', '谢谢', '感谢', '辛苦', '您好', '你好', '师傅', '领导', '希望', '盼望', '恳请', '建议', '有关部门', '相关部门', '物业', '反映', '投诉', '举报', '上报', '报告', '请问', '这里', '这边',
  '那里', '那边', '我们', '咱们', '大家', '居民', '居民们', '有人', '没人管', '一直', '已经', '现在', '今天', '昨天', '昨晚', '今早', '早上', '中午', '下午', '晚上', '夜里', '夜间', '最近',
  '好几天', '几天', '很久', '好久', '半天', '非常', '特别', '实在', '真的', '影响', '出行', '不方便', '不便', '危险', '安全', '隐患', '存在', '发现', '看到', '路过', '附近', '旁边', '门口', '位置',
  // where it is, which the place says better
  '小区', '公园', '地铁站', '公交站', '车站', '菜市场', '超市', '便利店', '幼儿园', '学校', '医院', '停车场', '十字路口', '路口', '街口', '入口', '出口', '门前', '楼前', '广场上', '路边', '马路边',
] as const; // prettier-ignore
const ENGLISH = [
  'the', 'a', 'an', 'and', 'or', 'but', 'of', 'on', 'in', 'at', 'to', 'for', 'from', 'by', 'with', 'near', 'is', 'are', 'was', 'were', 'be', 'been', 'has', 'have', 'had', 'it', 'its', 'this',
  'that', 'there', 'here', 'we', 'i', 'you', 'my', 'our', 'they', 'them', 'please', 'thanks', 'thank', 'asap', 'soon', 'fix', 'send', 'someone', 'somebody', 'report', 'reporting', 'still', 'very',
  'again', 'since', 'yesterday', 'today', 'morning', 'night', 'evening', 'days', 'day', 'just', 'now', 'can', 'could', 'would', 'need', 'needs', 'not', 'no', 'all', 'so', 'as', 'up', 'off', 'out',
  'being', 'building', 'gate', 'street', 'main', 'bus', 'stop', 'school', 'corner', 'park', 'supermarket', 'library', 'station', 'entrance', 'shop', 'next', 'front', 'outside', 'beside', 'dangerous', 'people', 'hello', 'hi',
] as const; // prettier-ignore

/** Characters that join and colour words and mean little alone. */
export const FUNCTION_CHARACTERS: ReadonlySet<string> = new Set(
  '的了是在有我你他她它们很也都就请把被给和与及或着过地得到从向对这那个些吗呢吧啊呀哦又还再才只太更最会能要想让人来去上下里外前后',
);

/** Longer ones stand first, so that 请尽快 goes as a whole. */
export const FILLERS: RegExp = new RegExp(
  `${[...CHINESE].sort((one, other) => other.length - one.length).join('|')}|\\b(?:${ENGLISH.join('|')})\\b`,
  'gu',
);
