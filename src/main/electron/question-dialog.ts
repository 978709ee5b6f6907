import { BrowserWindow, dialog } from 'electron';

export interface Question {
  title: string;
  question: string;
  detail: string;
  cancel: string;
  confirm: string;
}

/** Asks in a dialog of the system, which no page can press or hide. Cancel is the default. */
export async function askYesOrNo({ title, question, detail, cancel, confirm }: Question): Promise<boolean> {
  const options = {
    type: 'warning' as const,
    title,
    message: question,
    detail,
    buttons: [cancel, confirm],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const window = BrowserWindow.getFocusedWindow();
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return response === 1;
}
