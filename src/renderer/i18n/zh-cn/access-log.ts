export const accessLogZhCn = {
  empty: '还没有记录。',
  whole: (entries: string, since: string) => `自 ${since} 起共 ${entries} 条，没有被改动或删除。`,
  onlyBeside: '系统钥匙串没有回应，末尾只记在旁边的文件里。',
  notWhole: '访问日志不完整',
  tellIt: '请告诉管理员，并把日志导出给他们。',
  problems: {
    altered: (line: number) => `第 ${line} 行被改动过。`,
    'out-of-order': (line: number) => `第 ${line} 行之前有记录被删除、添加或调换了顺序。`,
    'start-missing': (line: number) => `第 ${line} 行之前的记录不见了。`,
    'cut-off': (line: number) => `第 ${line} 行没有写完。`,
    'end-missing': (line: number) => `末尾的记录不见了，缺少第 ${line} 行。`,
    'end-unknown': (line: number) => `无法判断第 ${line} 行处是否就是末尾。`,
    replaced: (line: number) => `从第 ${line} 行起，日志被重新制作过。`,
    'recorded-damage': (line: number) => `第 ${line} 行写着：当时发现有记录丢失。`,
  },
  exported: (name: string) => `已导出为 ${name}`,
  notExported: '没有导出',
};
