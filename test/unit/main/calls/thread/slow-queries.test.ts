import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../../../src/main/calls/thread/thread-host.ts';
import { loggable } from '../../../../../src/main/log/log-fields.ts';

describe('a slow query', () => {
  it('is described by the fields of its filter, never by what is in them', () => {
    const shape = shapeOf([{ search: '13800138000', from: 1, tag: 'secret' }, 'a-uuid']);
    expect(shape).toBe('search,from,tag');
    expect(loggable({ name: 'calls.first', ms: 151.2, shape })).toEqual({ name: 'calls.first', ms: 151, shape });
  });

  it('has no shape where it has no filter, and a number is none', () => {
    expect(shapeOf(['13800138000'])).toBe('');
    expect(loggable({ shape: '13800138000' })).toEqual({ shape: '?' });
  });
});

describe('the names of requests', () => {
  it.each(['callerIds.choose', 'calls.recentNumbers', 'dialer.dial'])('%s may stand in the log', (name) => {
    expect(loggable({ name })).toEqual({ name });
  });
});
