/** A file dropped on the window must not open in it. Text may still be dropped into fields. */
export function refuseDrops(target: Window): void {
  for (const name of ['dragover', 'drop'] as const) {
    target.addEventListener(name, (event) => {
      const carriesFiles = event.dataTransfer?.types.includes('Files') ?? true;
      const isField = event.target instanceof HTMLInputElement;
      if (carriesFiles || !isField) event.preventDefault();
    });
  }
}
