import { describe, expect, it } from 'vitest';
import { parseEnv } from '../../src/config/env.ts';

const GUID = '00000000-0000-4000-8000-000000000001';
const registered = { NAVI_MODE: 'production', BOT_ID: GUID, BOT_TENANT_ID: GUID, BOT_TYPE: 'UserAssignedMSI' };

describe('the settings', () => {
  it('need nothing in local mode', () => {
    expect(parseEnv({ NAVI_MODE: 'local' })).toEqual({
      mode: 'local',
      port: 3978,
      databaseUrl: 'file:./data/navi.db',
      knowledgeDirectory: './knowledge',
      logLevel: 'info',
      sendsPerSecond: 20,
      weeklyMessages: 3,
      mirror: false,
      sampleCity: false,
    });
  });

  it('are those of production when no mode is named, so that forgetting it opens no door', () => {
    expect(() => parseEnv({})).toThrow('BOT_ID');
  });

  it.each(['BOT_ID', 'BOT_TENANT_ID', 'BOT_TYPE'])('refuse to start in production without %s', (name) => {
    expect(() => parseEnv({ ...registered, [name]: '' })).toThrow(name);
  });

  it('refuse multi-tenant bots, which cannot be registered any more', () => {
    expect(() => parseEnv({ ...registered, BOT_TYPE: 'MultiTenant' })).toThrow('BOT_TYPE');
  });

  it('want a secret for a single-tenant bot only', () => {
    expect(() => parseEnv({ ...registered, BOT_TYPE: 'SingleTenant' })).toThrow('BOT_PASSWORD');
    expect(parseEnv({ ...registered, BOT_TYPE: 'SingleTenant', BOT_PASSWORD: 'x' })).toMatchObject({ bot: { password: 'x' } });
  });

  it('name every mistake at once, and never a value', () => {
    const wrong = { ...registered, PORT: '99999', DATABASE_URL: 'mysql://user:geheim@host', BOT_ID: 'geheim' };
    expect(() => parseEnv(wrong)).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*BOT_ID|BOT_ID[\s\S]*PORT/);
    expect(() => parseEnv(wrong)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('geheim') }));
  });

  it.each([
    ['https://navi.example.jp', 'https://navi.example.jp'],
    ['https://navi.example.jp/', 'https://navi.example.jp'],
    ['https://example.jp:8443/navi/', 'https://example.jp:8443/navi'],
    ['', null],
  ])('take %j as the address of the links, without the slash at the end', (given, publicUrl) => {
    expect(parseEnv({ ...registered, NAVI_PUBLIC_URL: given })).toMatchObject({ publicUrl });
  });

  it.each([
    'http://navi.example.jp',
    'navi.example.jp',
    'https://',
    'https://a@navi.example.jp',
    'https://navi.example.jp/?a',
    'https://n.jp/#',
    'javascript:x',
  ])('refuse %s as the address of the links', (given) => {
    expect(() => parseEnv({ ...registered, NAVI_PUBLIC_URL: given })).toThrow('NAVI_PUBLIC_URL');
  });

  it('know nothing of the rehearsal in production', () => {
    expect(parseEnv({ ...registered, NAVI_MIRROR: 'on', NAVI_SAMPLE_CITY: 'on' })).not.toHaveProperty('mirror');
  });
});
