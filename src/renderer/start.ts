/** There are no words yet, so it is said in both languages. */
const SAYS = '界面没有加载成功。 The window could not be loaded.';
const AGAIN = '重试 / Try again';

/** Starts a window. One whose files cannot be had says so instead of staying empty, and can be tried again. */
export async function startOrSay(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (fault) {
    const button = document.createElement('button');
    button.append(AGAIN);
    button.className = 'link';
    button.addEventListener('click', () => location.reload());
    document.getElementById('app')?.replaceChildren(SAYS, ' ', button);
    throw fault;
  }
}
