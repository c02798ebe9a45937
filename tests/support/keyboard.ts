import type { Locator, Page } from 'playwright-core';

const MOST_STEPS = 60;

type Role = Parameters<Page['getByRole']>[0];

/** The keyboard of a journey: whoever uses it has no mouse, and every key that goes down is counted. */
export type Keyboard = {
  /** Keys pressed so far; a letter typed is one, a key held with Ctrl or Shift is one too. */
  pressed: () => number;
  press: (key: string) => Promise<void>;
  type: (text: string) => Promise<void>;
  /** Steps with Tab (or back with Shift+Tab) until what is named has the focus; fails when it never has. */
  stepTo: (role: Role, name: string | RegExp, key?: 'Tab' | 'Shift+Tab') => Promise<void>;
  /** Steps to a field and types into it; what stands in it is selected by the step and typed over. */
  fill: (name: string | RegExp, text: string) => Promise<void>;
};

async function hasFocus(what: Locator): Promise<boolean> {
  const all = await what.all();
  const focused = await Promise.all(
    all.map((one) => one.evaluate((node) => node === document.activeElement)),
  );
  return focused.includes(true);
}

/** A keyboard for a page that counts what is pressed. */
export function takeKeyboard(page: Page): Keyboard {
  let keys = 0;
  async function press(key: string): Promise<void> {
    keys += 1;
    await page.keyboard.press(key);
  }
  async function type(text: string): Promise<void> {
    keys += text.length;
    await page.keyboard.type(text);
  }
  async function stepTo(role: Role, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const what = page.getByRole(role, { name, ...(typeof name === 'string' ? { exact: true } : {}) });
    await what.first().waitFor({ state: 'attached' });
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (await hasFocus(what)) return;
      await press(key);
    }
    throw new Error(`The keyboard never reached ${role} ${String(name)}.`);
  }
  return {
    pressed: () => keys,
    press,
    type,
    stepTo,
    fill: async (name, text) => {
      await stepTo('textbox', name);
      await type(text);
    },
  };
}
