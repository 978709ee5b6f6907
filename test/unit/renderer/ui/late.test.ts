import { createRenderer, defineComponent, h, type RendererOptions } from 'vue';
import { beforeEach, expect, it } from 'vitest';
import { late } from '../../../../src/renderer/ui/late.ts';
import { allWords } from '../words-world.ts';

/** What is shown, as a tree of plain objects. */
interface Shown {
  tag: string;
  text: string;
  props: Record<string, unknown>;
  children: Shown[];
  parent: Shown | null;
}
const shown = (tag: string, text = ''): Shown => ({ tag, text, props: {}, children: [], parent: null });
function take(child: Shown): void {
  const siblings = child.parent?.children;
  siblings?.splice(siblings.indexOf(child), 1);
}
const options: RendererOptions<Shown, Shown> = {
  createElement: (tag) => shown(tag),
  createText: (text) => shown('#text', text),
  createComment: () => shown('#comment'),
  setText: (node, text) => void (node.text = text),
  setElementText: (node, text) => void (node.children = [shown('#text', text)]),
  patchProp: (node, name, _before, value) => void (node.props[name] = value),
  insert: (child, parent, anchor) => {
    const at = anchor ? parent.children.indexOf(anchor) : parent.children.length;
    child.parent = parent;
    parent.children.splice(at, 0, child);
  },
  remove: take,
  parentNode: ({ parent }) => parent,
  nextSibling: (node) => node.parent?.children[node.parent.children.indexOf(node) + 1] ?? null,
};
const textOf = ({ text, children }: Shown): string => text + children.map(textOf).join('');
const find = (node: Shown, tag: string): Shown | undefined =>
  node.tag === tag ? node : node.children.map((child) => find(child, tag)).find(Boolean);
/** All that waits for nothing but other promises. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => allWords('en'));

const Part = defineComponent({
  props: { name: { type: String, required: true } },
  render: (it: { name: string }) => it.name,
});
function show(load: () => Promise<{ default: typeof Part }>): Shown {
  const root = shown('root');
  const LatePart = late(load);
  createRenderer(options)
    .createApp({ render: () => h(LatePart, { name: 'the part' }) })
    .mount(root);
  return root;
}

it('shows the part with what it is given when it has come, and nothing before', async () => {
  const root = show(() => Promise.resolve({ default: Part }));
  expect(textOf(root)).toBe('');
  await settled();
  expect(textOf(root)).toBe('the part');
});

it('says that a part could not be loaded, and loads it when that is wished', async () => {
  let isThere = false;
  const root = show(() => (isThere ? Promise.resolve({ default: Part }) : Promise.reject(new Error('gone'))));
  await settled();
  expect(textOf(root)).toContain('could not be loaded');
  const press = find(root, 'button')?.props['onClick'] as () => void;
  press();
  await settled();
  expect(textOf(root)).toContain('could not be loaded');
  isThere = true;
  (find(root, 'button')?.props['onClick'] as () => void)();
  await settled();
  expect(textOf(root)).toBe('the part');
});

it('says it once when several parts could not be loaded, and one press loads them all', async () => {
  let isThere = false;
  const load = () => (isThere ? Promise.resolve({ default: Part }) : Promise.reject(new Error('gone')));
  const [one, other] = [show(load), show(load)];
  await settled();
  expect([one, other].filter((root) => textOf(root) !== '')).toHaveLength(1);
  isThere = true;
  (find(one, 'button')?.props['onClick'] as () => void)();
  await settled();
  expect([textOf(one), textOf(other)]).toEqual(['the part', 'the part']);
});
