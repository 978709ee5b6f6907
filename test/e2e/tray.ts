import type { ElectronApplication } from 'playwright/test';

interface Item {
  id?: string;
  label: string;
  click(): void;
  submenu?: { items: Item[] };
}

/**
 * The tray's menu cannot be opened from outside on any system. The stand-in hands out the very menu object that the app has made
 * (`__standIn.trays`); with Electron's own binary these tests are skipped and say so.
 */
interface StandIn {
  __standIn?: { trays: { menu?: { items: Item[] } }[] };
}

/** The labels of the menu, or of one of its submenus. */
export function trayLabels(app: ElectronApplication, id?: string): Promise<string[]> {
  return app.evaluate((electron, wanted) => {
    const items = (electron as StandIn).__standIn?.trays[0]?.menu?.items ?? [];
    const shown = wanted === undefined ? items : (items.find((item) => item.id === wanted)?.submenu?.items ?? []);
    return shown.map(({ label }) => label);
  }, id);
}

/** Clicks an item by its id, or the n-th item of its submenu. */
export function clickTray(app: ElectronApplication, id: string, n?: number): Promise<void> {
  return app.evaluate(
    (electron, [wanted, index]) => {
      const items = (electron as StandIn).__standIn?.trays[0]?.menu?.items ?? [];
      const item = items.find((one) => one.id === wanted);
      const target = index === undefined ? item : item?.submenu?.items[index];
      if (!target) throw new Error(`no such item in the tray: ${wanted}`);
      target.click();
    },
    [id, n] as const,
  );
}
