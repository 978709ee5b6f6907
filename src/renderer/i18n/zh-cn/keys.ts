export const keysZhCn = {
  title: '键盘快捷键',
  close: '关闭',
  groups: { app: '整个程序', screens: '前往', dial: '拨号', calls: '通话列表', quick: '快速拨号' },
  app: {
    palette: '搜索和命令',
    keys: '这张快捷键表',
    help: '帮助',
    searchCalls: '搜索通话',
    close: '关闭最上面的窗口',
  },
  dial: { call: '呼叫输入的号码' },
  calls: {
    move: '上一条、下一条',
    page: '上一页、下一页',
    ends: '第一条、最后一条',
    open: '打开通话详情',
    leave: '关闭通话详情',
    search: '搜索通话',
    note: '写备注',
  },
  quick: { open: '打开快速拨号', pick: '选择最近号码', call: '呼叫', hide: '隐藏窗口' },
};
