/** The surnames of nine people in ten, but for those that are things of the street, e.g. 路 and 车. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱丘侯江尹薛闫阎雷龙段史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦向柳邢岳齐梅庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边';
const DOUBLE_SURNAMES = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|夏侯|南宫|端木|独孤';
/** How people are addressed, and what they are. */
const TITLES =
  '先生|女士|小姐|太太|夫人|同志|老师|师傅|师父|大爷|大妈|大娘|大叔|大姐|大哥|大嫂|大伯|阿姨|叔叔|伯伯|爷爷|奶奶|姑娘|老板|老板娘|经理|总经理|主任|书记|处长|科长|局长|所长|站长|队长|院长|校长|厂长|主席|主管|医生|大夫|护士|警官|律师|教授|工程师|保安|网格员|楼长|组长|业主|住户|居民|房东|租户|某某|某';
/** Given names are made of these far more often than other words are. */
const GIVEN =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文武海波辉鹏飞凤琴梅莉玲燕云莲春雪荣贵福祥瑞宇浩然轩博子涵梓欣怡佳琪诗雨婷嘉豪俊凯晨阳思雅萍珍香桃慧巧美娥蓉眉君琼勤贞莺媛璇彬斌宾林淑颖健峰晓东鑫旭帆宁倩薇菲蕾璐琳洁莹丹红霖毅哲翔伦航达安岩震振壮会群豪心邦承乐绍功松善厚庆民友裕河利清彪诚先敬乾坤楠榕小大永生龙元全胜学才发成康星光天仁良义兴亮政谦亨奇固之轮翰朗伯宏言若鸣朋梁栋维启克伦';

const NAME = `(?:${DOUBLE_SURNAMES}|[${SURNAMES}])`;
/** 王先生, 王小明女士, 欧阳老师. */
const ADDRESSED = new RegExp(`${NAME}\\p{Script=Han}{0,2}?(?:${TITLES})`, 'u');
/** 老王, 小李, 阿梅: the whole word, since 老路 and 小区 begin other words. */
const FAMILIAR = new RegExp(`^[老小阿](?:[${SURNAMES}])(?:儿)?$`, 'u');
/** 王小明, 欧阳静: the whole word, made of what names are made of. */
const WHOLE = new RegExp(`^(?:[${SURNAMES}][${GIVEN}]{1,2}|(?:${DOUBLE_SURNAMES})[${GIVEN}]{1,2})$`, 'u');
/** 姓名：…, 我叫…, 联系人… */
const INTRODUCED = /(?:姓名|我叫|名叫|联系人|举报人|投诉人)\s*(?:[:：是为])?\s*\p{Script=Han}{2,4}/u;
const LATIN_TITLED = /\b(?:mr|mrs|ms|miss|dr|prof)\b\.?\s*\p{Lu}?\p{L}+/iu;

/**
 * True if the words name or address a person, as far as their form tells: a surname with a title, or a word made of a common surname and characters of
 * given names. Some ordinary words look the same: whoever has a vocabulary keeps its words out of this.
 */
export function personNameIn(text: string): boolean {
  const word = text.trim();
  return ADDRESSED.test(word) || FAMILIAR.test(word) || WHOLE.test(word) || INTRODUCED.test(word) || LATIN_TITLED.test(word);
}
