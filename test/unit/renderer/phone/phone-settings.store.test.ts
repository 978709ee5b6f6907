import { beforeEach, describe, expect, it } from 'vitest';
import type { PhoneState, Result } from '../../../../src/preload/contract/index.ts';
import { usePhoneSettingsStore } from '../../../../src/renderer/phone/phone-settings.store.ts';
import { usePhoneStore } from '../../../../src/renderer/phone/phone.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { phoneThat, REGISTERED } from './phone-world.ts';

const unasked = phoneThat({ is: 'unknown', why: 'not-asked' });
let main: FakeCompanion;
beforeEach(() => {
  main = freshWindow();
  usePhoneStore().accept(phoneThat(REGISTERED));
});

describe('changing the phone settings', () => {
  it('shows at once that nothing is known with the new ones', async () => {
    main.answer('phone.change', () => ok(unasked));
    expect(await usePhoneSettingsStore().change({ domain: 'sip.example.net' })).toBe(true);
    expect(usePhoneStore().phone?.registration).toEqual({ is: 'unknown', why: 'not-asked' });
  });

  it('names the field that main refused, and changes nothing', async () => {
    main.answer('phone.change', () => ({ ok: false, error: { code: 'bad-input', field: 'domain' } }));
    const settings = usePhoneSettingsStore();
    expect(await settings.change({ domain: '256.1.1.1' })).toBe(false);
    expect(settings.refusedField).toBe('domain');
    expect(usePhoneStore().phone?.registration).toEqual(REGISTERED);
  });

  it('is sent once however often it is asked for', async () => {
    const answer = later<Result<PhoneState>>();
    main.answer('phone.change', () => answer.promise);
    const settings = usePhoneSettingsStore();
    const first = settings.change({ port: 5061 });
    expect(await settings.change({ port: 5061 })).toBe(false);
    answer.resolve(ok(unasked));
    expect(await first).toBe(true);
    expect(main.count('phone.change')).toBe(1);
  });
});

describe('the company file', () => {
  it('takes its settings over and closes a form that holds older ones', async () => {
    main.answer('phone.importFile', () => ok({ is: 'imported', state: unasked }));
    const settings = usePhoneSettingsStore();
    settings.isEditing = true;
    await settings.importFile();
    expect(settings.file).toEqual({ is: 'imported' });
    expect(settings.isEditing).toBe(false);
    expect(usePhoneStore().phone).toEqual(unasked);
  });

  it('keeps everything as it was when it is refused or the agent thinks better of it', async () => {
    const settings = usePhoneSettingsStore();
    main.answer('phone.importFile', () => ok({ is: 'refused', problem: { why: 'not-json' } }));
    await settings.importFile();
    expect(settings.file).toEqual({ is: 'refused', problem: { why: 'not-json' } });
    main.answer('phone.importFile', () => ok({ is: 'cancelled' }));
    await settings.importFile();
    expect(settings.file).toEqual({ is: 'none' });
    expect(usePhoneStore().phone).toEqual(phoneThat(REGISTERED));
  });

  it('says where it was exported to, or why not', async () => {
    const settings = usePhoneSettingsStore();
    main.answer('phone.exportFile', () => ok({ name: 'phone.json' }));
    await settings.exportFile();
    expect(settings.file).toEqual({ is: 'exported', name: 'phone.json' });
    main.answer('phone.exportFile', () => ({ ok: false, error: { code: 'disk', message: 'phone.json: EROFS' } }));
    await settings.exportFile();
    expect(settings.file).toMatchObject({ is: 'failed', what: 'export' });
  });
});
