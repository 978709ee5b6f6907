import type { OutcomeCode } from '../../../preload/contract/index.ts';

const colours: Record<OutcomeCode['colour'], string> = { green: '绿', amber: '黄', red: '红', neutral: '灰' };
const meanings: Record<OutcomeCode['meaning'], string> = { talked: '谈过', refused: '拒绝', 'not-reached': '没找到人' };
const consequences: Record<OutcomeCode['then']['is'], string> = {
  nothing: '无',
  'follow-up': '安排跟进',
  'do-not-call': '加入免呼名单',
};
const inLists: Record<OutcomeCode['inLists'], string> = { done: '完成', again: '再打', never: '不再打' };

export const callOutcomesZhCn = {
  title: '结果',
  choose: '这通电话的结果',
  ask: '结果如何？按数字键选择',
  /** For a field that has the focus. */
  askInField: '结果如何？按 Alt 加数字键选择',
  askOnMac: '结果如何？按 Option 加数字键选择',
  suggested: '按通话记录建议',
  change: '修改',
  remove: '清除',
  failed: '结果没有保存',
  wanted: (when: string) => `还没有填结果 · ${when}`,
  pick: (name: string) => `${name}：选择结果`,
  fill: (name: string) => `${name}：这通电话的结果`,
  set: (name: string, label: string) => `${name}：${label}`,
  note: '通话备注',
  notePlaceholder: '边说边记，自动保存',
  noteWaits: '这通电话没有记录，备注还在这里。',
  keepOnNumber: '记到号码上',
  dropNote: '删除备注',
  noteKept: (name: string) => `备注已记到 ${name}`,
  noteDropped: '备注已删除',
  codes: {
    add: '添加',
    remove: (label: string) => `删除“${label}”`,
    edit: (label: string) => `修改“${label}”`,
    newLabel: '新结果',
    label: '名称',
    key: '数字键',
    colour: '颜色',
    colours,
    meaning: '含义',
    meanings,
    then: '随后',
    consequences,
    reason: '免呼原因',
    reasonHint: '留空则用名称',
    inLists: '在名单里',
    listResults: inLists,
    done: '完成',
    full: '最多 10 项，每项一个数字键。',
    /** 按键、含义和随后做的事，一行。 */
    about: (meaning: string, then: string) => `${meaning} · ${then}`,
  },
};
