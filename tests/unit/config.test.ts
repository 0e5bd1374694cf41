import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, settings } from '../../server/config.ts';

describe('settings', () => {
  it('are the printed ones when nothing is said', () => {
    const config = readConfig({});
    for (const [name, setting] of Object.entries(settings)) {
      expect(config[name as keyof typeof config]).toBe(setting.fallback);
    }
  });

  it('every wrong one gets a sentence of its own, not only the first', () => {
    const wrong = {
      PORT: '99999',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'whorl.example.org',
      MAX_MEGAPIXELS: '12.5',
    };
    expect(() => readConfig(wrong)).toThrow(ConfigError);
    for (const [name, value] of Object.entries(wrong)) {
      expect(() => readConfig(wrong)).toThrow(new RegExp(`${name} is "${value}"; it must be `));
    }
  });

  it('an empty one counts as not said', () => {
    expect(readConfig({ PORT: '' }).PORT).toBe(3000);
  });

  it('a public address is taken without a path and without its last slash', () => {
    expect(readConfig({ PUBLIC_URL: 'https://whorl.example.org/' }).PUBLIC_URL).toBe(
      'https://whorl.example.org',
    );
    expect(() => readConfig({ PUBLIC_URL: 'https://example.org/whorl' })).toThrow('PUBLIC_URL');
  });
});
