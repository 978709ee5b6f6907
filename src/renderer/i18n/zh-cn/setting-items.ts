/** Every row of the settings page: its name, one sentence about it, and other words that somebody may search it by. */
export const settingItemsZhCn = {
  language: { title: '语言', hint: '“系统”跟随电脑的语言。', words: '中文 英文 english chinese' },
  theme: { title: '主题', hint: '“系统”跟随电脑的明暗。', words: '深色 浅色 夜间 暗色 黑色 dark light' },
  zoomPercent: { title: '显示大小', hint: '所有窗口里文字和按钮的大小。', words: '缩放 放大 字体 字号 zoom' },
  homeAreaCode: {
    title: '本地区号',
    hint: '拨打本地固话时自动加上，例如 0571；留空则不加。',
    words: '城市 固定电话 座机 区码',
  },
  sendsExtension: {
    title: '连同分机号一起发送',
    hint: '例如 0571-8888 6666 转 8001；关闭时要在接通后自己按分机号。',
    words: '转接 总机 分机',
  },
  allowedCountries: {
    title: '允许拨打的国家和地区',
    hint: '中国内地始终可以拨打；其他国家和地区要先加到这里。',
    words: '国际 海外 境外 长途 香港 台湾',
  },
  opensLinks: {
    title: '打开拨号链接',
    hint: '其他程序里的链接只会把号码填进输入框，从不自动拨出。',
    words: 'tel callto sip 网页 点击拨号 浏览器',
  },
  doNotCallNumbers: {
    title: '免呼名单里的号码',
    hint: '呼叫前按实际拨出的号码核对，不论怎样书写。',
    words: 'dnc 勿扰 黑名单 禁呼 拒接 不再拨打',
  },
  costlyNumbers: {
    title: '高额收费号码',
    hint: '声讯等信息服务号码，以及境外的高收费、分摊收费号码。',
    words: '声讯 12590 168 费用 贵 资费 收费',
  },
  callsPerMinute: {
    title: '每分钟最多',
    hint: '防止卡键或误操作连续拨出；填 0 表示不限。',
    words: '上限 限制 次数 安全拨号',
  },
  callsPerHour: {
    title: '每小时最多',
    hint: '到了上限要等一等，重启也不会清零；填 0 表示不限。',
    words: '上限 限制 次数 安全拨号',
  },
  callsPerDay: {
    title: '每天最多',
    hint: '按最近 24 小时计算；填 0 表示不限。',
    words: '上限 限制 次数 安全拨号',
  },
  customerLimits: {
    title: '同一客户的次数',
    hint: '到了次数，再拨要确认一次或不允许；在话机上直接拨出的也算，每通只算一次。',
    words: '上限 限制 骚扰 重复 确认 频次 每天 每周',
  },
  callHours: {
    title: '可以拨打的时间',
    hint: '按星期分时段，可以跨过午夜；节假日从日历文件（.ics）或表格导入。',
    words: '免打扰 夜间 休息 晚上 安静 时间 周末 星期 节日 假期 日历',
  },
  outcomeCodes: {
    title: '通话结果',
    hint: '通话结束后按一个数字键选择；可以接着安排跟进或加入免呼名单。',
    words: '小结 结果码 处置 标记 disposition outcome 跟进 免呼',
  },
  wantsOutcomes: {
    title: '每通电话都要填结果',
    hint: '从打开时起，没有填结果的通话会列在“接下来”里；不妨碍拨下一通。',
    words: '必填 小结 待办 disposition outcome',
  },
  keepsCallsDays: {
    title: '通话记录保留',
    hint: '更早的通话会从这台电脑上删除；服务器上的记录和你的备注不受影响。',
    words: '天数 删除 历史 隐私 保存 期限',
  },
  timesWithoutOffset: {
    title: '无时区的时间',
    hint: '服务器没写时区时按哪个理解；时间差 8 小时就改这里。',
    words: '时区 北京时间 utc 小时',
  },
  recordingHosts: {
    title: '录音主机',
    hint: '除服务器本身外，还允许从这些主机获取录音。',
    words: '下载 域名 服务器 播放',
  },
  notifies: { title: '通知哪些事', hint: '选中的事会弹出桌面通知。', words: '提醒 弹窗 未接 结果 消息' },
  quietNotifications: {
    title: '通知静音时段',
    hint: '在这段时间里不弹出通知；可以跨过午夜。',
    words: '夜间 休息 晚上 安静 免打扰 勿扰',
  },
  doNotDisturbUntil: {
    title: '暂停通知',
    hint: '暂时不弹出通知，到时自动恢复；托盘菜单里也可以。',
    words: '勿扰 免打扰 静音 会议',
  },
  globalShortcut: {
    title: '全局快捷键',
    hint: '在任何程序里按下，都会打开快速拨号。',
    words: '热键 键盘 组合键 命令行 wayland shortcut',
  },
  callShortcut: {
    title: '接听与结束通话',
    hint: '在任何程序里按下：接听话机上的来电，或挂断正在进行的通话。',
    words: '热键 键盘 组合键 来电 接电话 话机 耳机 shortcut',
  },
  startsAtLogin: { title: '登录时启动', hint: '登录电脑后自动启动。', words: '开机 自启动 自动运行' },
  startsHidden: { title: '启动时不显示窗口', hint: '启动后只留在托盘里。', words: '隐藏 最小化 托盘 后台' },
  areNumbersMasked: {
    title: '隐藏客户号码',
    hint: '列表、托盘和通知里显示为 138****8000。',
    words: '隐私 星号 打码 脱敏 手机号',
  },
  areNamesHidden: {
    title: '同时隐藏姓名',
    hint: '隐藏号码时，号码旁边也不显示联系人的姓名和公司。',
    words: '隐私 联系人 公司 打码 脱敏',
  },
  accessLog: {
    title: '访问日志',
    hint: '保留 400 天：谁在何时导出数据、保存录音、查看密码、修改坐席或放宽保护；不记录内容。',
    words: '审计 记录 导出 隐私 校验 rizhi shenji',
  },
  logLevel: {
    title: '日志详细程度',
    hint: '日志里从不写入完整号码、密码或令牌。',
    words: '错误 警告 记录 排查 log',
  },
  logFolder: { title: '日志文件夹', hint: '在文件管理器里打开，方便交给管理员。', words: '文件 打开 排查 log' },
  diagnostics: {
    title: '诊断',
    hint: '逐项检查网络、令牌、坐席和桌面，并告诉你怎么办。',
    words: '检查 故障 问题 报告 代理 证书 网络',
  },
  account: { title: '账号', hint: '你是谁、连到哪台服务器、令牌放在哪里。', words: '退出 登录 注销 令牌 坐席 token' },
  backup: {
    title: '备份和恢复自己的数据',
    hint: '联系人、待跟进、备注等存进一个文件，只有口令才能打开。',
    words: '备份 恢复 导出 导入 加密 迁移 新电脑 口令',
  },
  keepsOwnDataDays: {
    title: '退出登录后保留',
    hint: '自己的数据加密留在这台电脑上，再次登录时自动恢复；到期删除。',
    words: '保险箱 退出 加密 保留 天数 删除',
  },
  transfer: {
    title: '导出和导入设置',
    hint: '文件里没有令牌和密码，可以带到另一台电脑。',
    words: '备份 恢复 迁移 文件 新电脑',
  },
  about: { title: '版本', hint: '正在使用的版本。', words: '关于 更新 版本号' },
};
