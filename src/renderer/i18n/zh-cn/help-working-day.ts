import type { HelpText } from '../../help/topics.ts';

/** The help on follow-ups, contacts, lists and what else makes up a day. */
export const workingDayZhCn: HelpText = {
  title: '一天的工作：接下来打给谁',
  words: '跟进 回电 待办 联系人 名单 结果 免呼 备份 导入 follow-up contacts lists',
  text: ['这些都只在这台电脑上，离线也能用，只属于您。'],
  steps: [],
  facts: [
    {
      name: '接下来',
      text: '“拨号”页里的一张清单：到时间的跟进、未接来电，公司要求时还有没写结果的电话。只有记录查全了，才会说“没有待办”。',
    },
    {
      name: '跟进',
      text: '在电话、联系人、未接来电和名单上都能安排。时间可以直接写“明天下午三点”。到时提醒一次；记录里有了通话，或您点了完成，它才消失。',
    },
    {
      name: '联系人',
      text: '可从表格或 vCard 导入。显示号码的地方会显示姓名，可以用姓名、拼音和首字母查找。号码相同时先问您，从不悄悄合并。',
    },
    {
      name: '呼叫名单',
      text: '一次一位客户，按一个键呼叫，结果由通话记录填写。没接的按名单的规则换个时段再试；程序从不自己拨号。',
    },
    { name: '通话结果和备注', text: '电话结束后按一个数字选结果；通话时就能写备注，它会跟着这通电话的记录。' },
    { name: '免呼名单', text: '不管号码怎么写，呼叫前都会核对；是询问还是拒绝由设置决定。' },
    { name: '备份', text: '在“设置”里存成一个加密文件，用口令打开。恢复时合并，不丢也不重复。' },
  ],
};
