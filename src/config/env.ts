import { z } from 'zod';
import { AppError } from '../kernel/errors.ts';

const common = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3978),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)/, 'file:./data/navi.db か postgres://… の形で書いてください')
    .default('file:./data/navi.db'),
  NAVI_KNOWLEDGE_DIR: z.string().min(1).default('./knowledge'),
  /** Sends to people a second, of all instances together; Teams allows 50 requests of any kind. */
  NAVI_SENDS_PER_SECOND: z.coerce.number().int().min(1).max(40).default(20),
  /** Messages a week and person that are not mandatory; 0 puts all of them into the digest. */
  NAVI_WEEKLY_MESSAGES: z.coerce.number().int().min(0).max(50).default(3),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

/** Without TLS the link, which is the key to the file, could be read on the way. */
function isPublicAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return protocol === 'https:' && [username, password, search, hash].every((part) => part === '') && !/[?#\s]/.test(text);
}

const uuid = z.uuid('GUID の形で書いてください');
/** Teams' own hosts (public cloud); a city in another cloud adds its own. */
const DEFAULT_SERVICE_HOSTS = 'smba.trafficmanager.net,*.botframework.com,*.teams.microsoft.com';

const production = common.extend({
  NAVI_MODE: z.literal('production'),
  BOT_ID: uuid,
  BOT_TENANT_ID: uuid,
  BOT_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI']),
  BOT_PASSWORD: z.string().min(1).optional(),
  NAVI_SERVICE_HOSTS: z.string().min(1).default(DEFAULT_SERVICE_HOSTS),
  /** Where people's browsers reach this bot, for the links under which exported files are fetched. */
  NAVI_PUBLIC_URL: z.string().refine(isPublicAddress, 'https:// で始まるアドレスだけを書いてください（? や # は付けない）').optional(),
});

const local = common.extend({
  NAVI_MODE: z.literal('local'),
  /** Messages for people without a chat of their own appear in the chat of the one at the screen. */
  NAVI_MIRROR: z.enum(['on', 'off']).default('off'),
  /** The made-up city of the demo; a test brings its own roster instead. */
  NAVI_SAMPLE_CITY: z.enum(['on', 'off']).default('off'),
});

const environment = z
  .discriminatedUnion('NAVI_MODE', [production, local])
  .refine((env) => env.NAVI_MODE !== 'production' || env.BOT_TYPE !== 'SingleTenant' || env.BOT_PASSWORD !== undefined, {
    path: ['BOT_PASSWORD'],
    message: 'BOT_TYPE=SingleTenant のときは必要です',
  });

/** Every variable the program reads; the test keeps `env/.env.example` equal to this list. */
export const VARIABLES: readonly string[] = [...new Set([...Object.keys(production.shape), ...Object.keys(local.shape)])];

export interface BotRegistration {
  readonly appId: string;
  readonly tenantId: string;
  readonly type: 'SingleTenant' | 'UserAssignedMSI';
  /** Only for SingleTenant. */
  readonly password: string | null;
  /** Host patterns a reply may be sent to; `*.` stands for any sub-domain. */
  readonly serviceHosts: readonly string[];
}

interface Common {
  readonly port: number;
  readonly databaseUrl: string;
  readonly knowledgeDirectory: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly sendsPerSecond: number;
  readonly weeklyMessages: number;
}

export type Config =
  | (Common & {
      readonly mode: 'production';
      readonly bot: BotRegistration;
      /** Without a slash at the end; null when exported files cannot be fetched. */
      readonly publicUrl: string | null;
    })
  | (Common & { readonly mode: 'local'; readonly mirror: boolean; readonly sampleCity: boolean });

/**
 * Reads the settings; without NAVI_MODE the bot is in production, so that forgetting it can never open the doors of the rehearsal.
 * @throws AppError `config.invalid`, naming every wrong variable at once and never its value.
 */
export function parseEnv(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => VARIABLES.includes(name) && value !== ''));
  const parsed = environment.safeParse({ NAVI_MODE: 'production', ...given }, { error: z.locales.ja().localeError });
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new AppError('config.invalid', `設定を直してください（env/.env.example を参照）\n${lines.join('\n')}`);
  }
  return toConfig(parsed.data);
}

function toConfig(env: z.infer<typeof environment>): Config {
  const shared: Common = {
    port: env.PORT,
    databaseUrl: env.DATABASE_URL,
    knowledgeDirectory: env.NAVI_KNOWLEDGE_DIR,
    logLevel: env.LOG_LEVEL,
    sendsPerSecond: env.NAVI_SENDS_PER_SECOND,
    weeklyMessages: env.NAVI_WEEKLY_MESSAGES,
  };
  if (env.NAVI_MODE === 'local')
    return { ...shared, mode: 'local', mirror: env.NAVI_MIRROR === 'on', sampleCity: env.NAVI_SAMPLE_CITY === 'on' };
  return {
    ...shared,
    mode: 'production',
    publicUrl: env.NAVI_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    bot: {
      appId: env.BOT_ID,
      tenantId: env.BOT_TENANT_ID,
      type: env.BOT_TYPE,
      password: env.BOT_PASSWORD ?? null,
      serviceHosts: env.NAVI_SERVICE_HOSTS.split(',').map((host) => host.trim().toLowerCase()),
    },
  };
}

/**
 * The database alone, for commands that need no bot registration.
 * @throws AppError `config.invalid`
 */
export function databaseUrl(env: Readonly<Record<string, string | undefined>>): string {
  return parseEnv({ NAVI_MODE: 'local', DATABASE_URL: env['DATABASE_URL'] }).databaseUrl;
}

/**
 * The knowledge that the bot answers from, for commands that must use the same.
 * @throws AppError `config.invalid`
 */
export function knowledgeDirectory(env: Readonly<Record<string, string | undefined>>): string {
  return parseEnv({ NAVI_MODE: 'local', NAVI_KNOWLEDGE_DIR: env['NAVI_KNOWLEDGE_DIR'] }).knowledgeDirectory;
}
