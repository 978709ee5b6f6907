import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import type { Linter } from 'eslint';
import noUnsanitized from 'eslint-plugin-no-unsanitized';
import security from 'eslint-plugin-security';
import vue from 'eslint-plugin-vue';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Forbids imports by pattern in some folders: the walls of the house (CONTRIBUTING.md, "The map"). */
function wall(files: string[], group: string[], message: string, ignores: string[] = []): Linter.Config {
  return { files, ignores, rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] } };
}

export default defineConfig(
  globalIgnores(['out/', 'coverage/', 'test-results/', 'resources/']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  vue.configs['flat/recommended'],
  security.configs.recommended,
  noUnsanitized.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
        parser: tseslint.parser,
      },
    },
    rules: {
      'no-undef': 'off', // TypeScript knows better
      'no-console': 'error',
      'security/detect-object-injection': 'off', // every hit is a typed key; noUncheckedIndexedAccess covers the rest
      'security/detect-possible-timing-attacks': 'off', // flags any `token === undefined`; nobody can time main from outside
      'security/detect-unsafe-regex': 'off', // flags every optional group; all texts that meet a pattern are capped in length
      'security/detect-non-literal-fs-filename': 'off', // an app that keeps files has no literal paths
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['scripts/**', 'test/**', 'src/main/demo/cli.ts'], rules: { 'no-console': 'off' } },
  { files: ['test/**'], rules: { 'max-lines': 'off' } },
  // The one script that no project of TypeScript knows: Electron 33 runs it as it is.
  {
    files: ['test/older-electron/loader/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { parserOptions: { projectService: false } },
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      'security/detect-non-literal-require': 'off', // loads what the command line names
      'no-unsanitized/method': 'off',
    },
  },
  {
    files: ['**/*.vue'],
    rules: {
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      'vue/no-bare-strings-in-template': 'error',
      'vue/require-default-prop': 'off',
      'vue/multi-word-component-names': 'off',
    },
  },
  {
    files: ['src/preload/contract/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: String.raw`^(?!\./[a-z-]+\.ts$)`, message: 'The contract imports nothing outside itself.' },
          ],
        },
      ],
    },
  },
  wall(
    ['src/renderer/**'],
    ['electron', 'electron/*', 'node:*', '**/main/**', '**/preload/index*'],
    'Windows know the contract and the bridge, nothing else.',
  ),
  wall(
    ['src/main/**'],
    ['electron', 'electron/*', '**/renderer/**', '**/preload/index*'],
    "Only src/main/electron/ and src/main/index.ts may import 'electron'.",
    ['src/main/electron/**', 'src/main/index.ts'],
  ),
  {
    files: ['src/**'],
    ignores: ['src/main/electron/ipc.ts', 'src/preload/index.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            ':matches(ImportSpecifier, MemberExpression)[imported.name=/^ipc(Main|Renderer)$/], MemberExpression[property.name=/^ipc(Main|Renderer)$/]',
          message: 'Only src/main/electron/ipc.ts and the preload speak IPC.',
        },
      ],
    },
  },
  prettier,
);
