/** What people say of one matter, each line as another person would put it. `thing` groups matters of one thing with different faults. */
export interface Wordings {
  readonly kind: string;
  readonly thing: string;
  readonly language: 'zh' | 'en';
  readonly said: readonly string[];
}

const zh = (kind: string, thing: string, ...said: string[]): Wordings => ({ kind, thing, language: 'zh', said });
const en = (kind: string, thing: string, ...said: string[]): Wordings => ({ kind, thing, language: 'en', said });

export const WORDINGS: readonly Wordings[] = [
  zh('lamp-dark', 'lamp', '路灯不亮', '路灯坏了', '路灯灭了好几天', '路灯一直没亮', '路灯不工作，一片漆黑', '这盏路灯黑着', '路灯故障不亮灯', '路灯晚上不亮了'),
  zh('lamp-leaning', 'lamp', '路灯杆倾斜', '路灯杆歪了', '路灯杆子被撞弯了', '路灯杆斜得厉害快倒了', '灯杆倾斜有倒下来的危险', '路灯杆被车撞歪'),
  zh('lamp-day', 'lamp', '路灯白天也亮着', '大白天路灯不关', '路灯白天长明浪费电', '白天路灯一直开着', '路灯全天亮着没人关', '路灯中午还亮着'),
  zh('cover-missing', 'cover', '井盖丢失', '井盖不见了', '井盖没了露个大洞', '井没盖盖子', '井口敞着，盖子被偷了', '缺一个井盖'),
  zh('cover-loose', 'cover', '井盖松动', '井盖一踩就响', '井盖晃动，车压过去咣当响', '井盖没放平会翘', '井盖松了，车轮一压就动', '井盖不稳，夜里响得厉害'),
  zh('bin-full', 'bin', '垃圾桶满了', '垃圾桶满溢没人清', '垃圾桶爆满，垃圾掉了一地', '垃圾桶堆得冒尖', '垃圾桶好几天没清运', '垃圾都从桶里溢出来了'),
  zh('bin-broken', 'bin', '垃圾桶破损', '垃圾桶坏了没盖', '垃圾桶裂了漏水', '垃圾桶盖子掉了', '垃圾桶轮子坏了推不动', '垃圾桶破了个洞'),
  zh('road-hole', 'road', '路面有坑', '路面坑洼不平', '马路上有个大坑', '路面破损成坑', '路上坑坑洼洼，骑车颠簸', '路中间塌了个坑'),
  zh('road-water', 'road', '路面积水', '路上积水很深', '一下雨路面就积水', '路面积水没过脚面', '马路积水走不过去', '积水排不下去，路都淹了'),
  zh('fire-lane', 'lane', '消防通道被占用', '消防通道停满了车', '有车堵住消防通道', '私家车占着消防通道', '消防通道停车，消防车进不来', '消防通道被车堵死'),
  zh('stairs', 'stairs', '楼道堆放杂物', '楼道里堆满东西', '楼道堆杂物堵住路', '楼梯间堆着旧家具', '邻居把杂物堆在楼道', '楼道被纸箱杂物占了'),
  zh('stairs-bike', 'stairs', '楼道里停电动车', '电动车停在楼道充电', '有人把电动自行车推进楼道充电', '楼道停放电动车有火灾隐患', '楼道里电动车乱充电', '电动车堵在楼道口'),
  zh('share-bikes', 'bikes', '共享单车乱停', '共享单车堵塞人行道', '共享单车停得乱七八糟', '人行道被共享单车占满', '共享单车倒了一片', '共享单车乱摆放挡路'),
  zh('sewage', 'sewer', '下水道堵了', '下水道堵塞污水外溢', '污水井往外冒水', '下水管道堵住了返水', '污水从下水道冒出来', '下水道返水臭气熏天'),
  zh('pipe', 'water', '自来水管爆裂', '水管爆了，水流一地', '自来水管漏水', '自来水管破裂往外喷水', '水管裂开漏水严重', '地下水管漏了，路上都是水'),
  zh('water-off', 'water', '停水了', '家里没水', '从早上就停水', '整栋楼都没有自来水', '水龙头没水，不知道什么时候来', '自来水停了也没通知'),
  zh('tree-branch', 'tree', '树枝断了挂在电线上', '大树枝压到电线', '树枝折断搭在电线上', '断树枝砸在电线上', '树杈断了挂着电线', '树枝压着电线快断了'),
  zh('tree-light', 'tree', '树枝太密遮挡光线', '树长得太高挡住窗户采光', '树冠太大挡光', '树枝伸到窗户遮阳', '树太茂盛，屋里不见阳光', '希望修剪树枝，挡光严重'),
  zh('noise-site', 'noise', '工地夜间施工噪音大', '工地半夜还在施工', '深夜施工吵得睡不着', '工地凌晨施工扰民', '夜里工地轰隆隆响', '工地晚上打桩噪声扰民'),
  zh('noise-dance', 'noise', '广场舞音乐太吵', '跳广场舞的音响声太大', '广场舞噪音扰民', '广场上大喇叭放音乐吵人', '跳舞的音乐声震得窗户响', '广场舞到很晚还放音乐'),
  zh('heating', 'heating', '暖气不热', '家里暖气不热太冷', '供暖温度不达标', '暖气片是凉的', '暖气只有温乎，屋里十几度', '供暖不热，老人受不了'),
  zh('lift-stuck', 'lift', '电梯坏了', '电梯停运好几天', '电梯故障停用', '电梯不能用，老人上不去楼', '电梯一直在维修没好', '电梯坏了没人修'),
  zh('dog', 'dog', '流浪狗追人', '有流浪狗咬人', '几只野狗在这里追小孩', '流浪狗成群吓人', '野狗伤人', '流浪狗扑人很凶'),
  zh('ad', 'wall', '墙上贴满小广告', '小广告贴得到处都是', '乱贴小广告没人清', '楼门口小广告乱贴', '小广告糊了一墙', '墙面被小广告涂满'),
  zh('ground-lock', 'parking', '私装地锁', '有人私自安装地锁占车位', '车位被地锁占了', '公共车位装了私人地锁', '地锁霸占公共停车位', '私自装地锁不让别人停'),
  zh('parking', 'parking', '车辆乱停放', '车停在人行道上', '违章停车堵住出口', '机动车占人行道停放', '乱停车行人没法走', '车停在路口挡道'),
  en('en-lamp', 'lamp', 'streetlight is out', 'street light not working', 'the street lamp is dark', 'street light has been out for days', 'broken streetlight', 'no light from the street lamp'),
  en('en-lamp-leaning', 'lamp', 'street light pole is leaning', 'lamp post was hit and is bent', 'streetlight pole about to fall', 'leaning lamp post', 'the pole of the street light is tilted', 'bent street light pole'),
  en('en-hole', 'road', 'large pothole in the road', 'pothole in the street', 'deep pothole, cars swerve around it', 'the road has a big hole', 'pothole damaged my tyre', 'hole in the pavement of the street'),
  en('en-bin', 'bin', 'trash can overflowing', 'overflowing trash bin', 'the trash can is full and spilling', 'garbage bin overflowing onto the street', 'bin is full, trash everywhere', 'overflowing litter bin'),
  en('en-graffiti', 'wall', 'graffiti on the wall', 'someone sprayed graffiti on a wall', 'wall covered with graffiti', 'new graffiti tags on the building wall', 'offensive graffiti sprayed on wall', 'graffiti all over the wall'),
  en('en-tree', 'tree', 'fallen tree branch blocking the sidewalk', 'tree limb down on the sidewalk', 'a big branch fell and blocks the sidewalk', 'broken tree branch on the sidewalk', 'tree branch came down across the sidewalk', 'limb fell off tree, sidewalk blocked'),
  en('en-car', 'parking', 'abandoned car parked for weeks', 'abandoned vehicle on the street', 'car without plates left here for weeks', 'abandoned vehicle, flat tires', 'an abandoned car has been here a month', 'vehicle abandoned at the curb'),
]; // prettier-ignore

/** Where, with a number or a side that can be another one: `{n}` and `{m}` of a neighbour. */
export const PLACES = {
  zh: ['{n}号楼前', '{n}号楼{m}单元门口', '小区{side}门', '{n}号院门口', '地铁站{letter}口', '公园{side}侧', '菜市场旁', '幼儿园门口', '公交站旁边', '十字路口', '停车场入口', '便利店门前'],
  en: ['in front of building {n}', 'near the {side} gate', 'at {n} Main Street', 'by the bus stop', 'next to the school', 'at the corner by the park', 'outside the supermarket', 'near the library'],
} as const; // prettier-ignore

/** What is said around it. */
export const AROUND = {
  zh: ['', '', '', '请尽快处理', '麻烦派人看看', '老人小孩走路不安全', '已经反映过一次', '影响出行', '希望有关部门解决', '晚上特别危险', '谢谢'],
  en: ['', '', '', 'please fix', 'this is dangerous', 'has been like this since yesterday', 'thanks', 'someone will get hurt', 'please send someone'],
} as const; // prettier-ignore
